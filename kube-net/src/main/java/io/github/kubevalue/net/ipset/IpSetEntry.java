package io.github.kubevalue.net.ipset;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.control.Option;

/** One member of a set. */
public sealed interface IpSetEntry {
    /** Returns this entry with its block, if it has one, made as wide as that prefix says. */
    default IpSetEntry within(int prefix) {
        return this;
    }

    /**
     * {@code 10.96.0.10}.
     *
     * @param ip the address
     */
    record Host(Ip ip) implements IpSetEntry {
        @Override
        public String toString() {
            return ip.toString();
        }
    }

    /**
     * {@code 10.244.0.0/16}.
     *
     * @param block the block; one address is a block of one
     */
    record Net(Cidr block) implements IpSetEntry {
        /** Clears the bits beyond the prefix, as ipset does. */
        public Net {
            block = block.network();
        }

        @Override
        public IpSetEntry within(int prefix) {
            return new Net(Cidr.holding(block.ip(), prefix));
        }

        @Override
        public String toString() {
            return block.toShortString();
        }
    }

    /**
     * {@code 30080}.
     *
     * @param port the port
     */
    record Port(int port) implements IpSetEntry {
        @Override
        public String toString() {
            return Integer.toString(port);
        }
    }

    /**
     * {@code 10.96.0.10,tcp:80}, {@code 10.244.1.2,tcp:8080,10.244.1.2}.
     *
     * @param ip the address
     * @param protocol the protocol
     * @param port the port
     * @param with where the third dimension lies, if there is one: an address is a block of one
     */
    record Service(Ip ip, IpProtocol protocol, int port, Option<Cidr> with) implements IpSetEntry {
        /** Clears the bits beyond the prefix, as ipset does. */
        public Service {
            with = with.map(Cidr::network);
        }

        /** Returns an entry of two dimensions. */
        public static Service of(Ip ip, IpProtocol protocol, int port) {
            return new Service(ip, protocol, port, Option.none());
        }

        /** Returns this entry with a third dimension. */
        public Service and(Cidr block) {
            return new Service(ip, protocol, port, Option.some(block));
        }

        @Override
        public IpSetEntry within(int prefix) {
            return new Service(ip, protocol, port, with.map(block -> Cidr.holding(block.ip(), prefix)));
        }

        @Override
        public String toString() {
            return ip + "," + protocol + ":" + port
                    + with.map(block -> "," + block.toShortString()).getOrElse("");
        }
    }
}
