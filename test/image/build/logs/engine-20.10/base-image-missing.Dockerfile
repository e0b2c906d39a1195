FROM localhost:5000/nothing/here:1.0
RUN true
