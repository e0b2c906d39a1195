FROM servicefull/busybox:local AS base
RUN echo base
FROM base AS tests
RUN echo test 1 ok; echo test 2 failed; exit 3
FROM servicefull/busybox:local
COPY --from=tests /etc /x
