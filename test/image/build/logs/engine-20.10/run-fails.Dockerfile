FROM servicefull/busybox:local
RUN echo prepare
RUN echo one && \
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo line $i; done; \
    echo to stderr >&2; exit 7
RUN echo never
