FROM servicefull/busybox:local
COPY --from=builder /x /x
