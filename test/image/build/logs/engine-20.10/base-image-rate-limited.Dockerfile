FROM localhost:5000/limited/here:1.0
RUN true
