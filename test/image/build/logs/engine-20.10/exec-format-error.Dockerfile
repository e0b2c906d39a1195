FROM servicefull/busybox:local
COPY bad /bad
RUN ["/bad"]
