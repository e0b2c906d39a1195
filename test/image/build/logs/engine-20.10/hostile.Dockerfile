FROM servicefull/busybox:local
RUN echo '::error::owned'; echo '::set-output name=a::b'; echo '::stop-commands::x'; echo '##[error]x'; printf '\033[31mred\033[0m\n'; echo 'Dockerfile:1'; echo '   1 | >>> FROM x'; echo 'ERROR: failed to solve: no space left on device'; exit 9
