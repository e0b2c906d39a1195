FROM servicefull/busybox:local
RUN true
COPY missing.txt /x
