package io.github.kubevalue.net.conntrack;

/**
 * What is remembered of a TCP connection.
 *
 * @param state its state
 * @param closing whether some side has closed it in order
 * @param last the segment seen last
 * @param lastDirection the way it went
 */
record TcpTracking(TcpState state, boolean closing, TcpSegmentKind last, Direction lastDirection) {

    /** Returns the memory of a connection that is known from a listing alone. */
    static TcpTracking listed(TcpState state) {
        return new TcpTracking(state, state.compareTo(TcpState.FIN_WAIT) >= 0, TcpSegmentKind.ACK, Direction.ORIGINAL);
    }

    TcpTracking seen(TcpSegmentKind kind, Direction direction) {
        return new TcpTracking(state, closing, kind, direction);
    }

    TcpTracking to(TcpState next) {
        boolean begins = next == TcpState.FIN_WAIT && state != TcpState.FIN_WAIT;
        return new TcpTracking(next, closing || begins, last, lastDirection);
    }
}
