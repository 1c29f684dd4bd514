package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.packet.TcpFlags;

/** An option of {@code -m tcp} and its like, the one extension that each protocol with ports has. */
public sealed interface TransportMatch extends Match {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(Match.Visitor<R> visitor) {
        return visitor.transport(this);
    }

    /** {@code -m tcp} without options, as kube-proxy writes it before every DNAT. It always holds. */
    record Bare(IpProtocol protocol) implements TransportMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bare(this);
        }
    }

    /** {@code -m tcp --sport 1024:65535}. */
    record SourcePort(PortRange ports) implements TransportMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sourcePort(this);
        }
    }

    /** {@code -m tcp --dport 80}. */
    record DestinationPort(PortRange ports) implements TransportMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.destinationPort(this);
        }
    }

    /** {@code -m tcp --tcp-flags FIN,SYN,RST,ACK SYN}: of the flags in the mask, exactly those are set. */
    record Flags(TcpFlags mask, TcpFlags set) implements TransportMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.flags(this);
        }
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** {@code -m tcp}. */
        R bare(Bare match);

        /** {@code --sport}. */
        R sourcePort(SourcePort match);

        /** {@code --dport}. */
        R destinationPort(DestinationPort match);

        /** {@code --tcp-flags}. */
        R flags(Flags match);
    }
}
