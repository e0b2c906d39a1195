FROM servicefull/busybox:local
RUN true
COPY dist/app /app
