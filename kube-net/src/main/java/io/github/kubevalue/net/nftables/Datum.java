package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One part of the key of a set or map. */
public sealed interface Datum {
    /** Returns the part as the kernel holds it: most significant byte first. */
    byte[] bytes();

    /**
     * An address: type {@code ipv4_addr} or {@code ipv6_addr}.
     *
     * @param ip the address
     */
    record Address(Ip ip) implements Datum {
        @Override
        public byte[] bytes() {
            byte[] bytes = new byte[ip.family().bits() / 8];
            for (int i = 0; i < bytes.length; i++) {
                long half = ip.isV4() || i >= 8 ? ip.low() : ip.high();
                bytes[i] = (byte) (half >>> 8 * ((bytes.length - 1 - i) % 8));
            }
            return bytes;
        }

        @Override
        public String toString() {
            return ip.toString();
        }
    }

    /**
     * A protocol: type {@code inet_proto}.
     *
     * @param protocol the protocol
     */
    record Protocol(IpProtocol protocol) implements Datum {
        @Override
        public byte[] bytes() {
            return new byte[] {(byte) protocol.number()};
        }

        @Override
        public String toString() {
            return protocol.toString();
        }
    }

    /**
     * A port: type {@code inet_service}.
     *
     * @param port its number
     */
    record Service(int port) implements Datum {
        @Override
        public byte[] bytes() {
            return new byte[] {(byte) (port >>> 8), (byte) port};
        }

        @Override
        public String toString() {
            return Integer.toString(port);
        }
    }

    /**
     * A number of any other type: a mark, a state.
     *
     * @param value the number
     */
    record Number(long value) implements Datum {
        @Override
        public byte[] bytes() {
            return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /**
     * The name of an interface: type {@code ifname}.
     *
     * @param name the name
     */
    record Name(String name) implements Datum {
        @Override
        public byte[] bytes() {
            return name.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return '"' + name + '"';
        }
    }

    /**
     * A part that nobody can know, or that is not modelled, beside others that are known.
     *
     * @param text what
     */
    record Unknown(String text) implements Datum {
        @Override
        public byte[] bytes() {
            throw new IllegalStateException(text + " is not known");
        }
    }

    /** Returns the value as a number; none for addresses and names. */
    default Option<Long> number() {
        if (this instanceof Number number) {
            return Option.some(number.value());
        }
        if (this instanceof Service service) {
            return Option.some((long) service.port());
        }
        return this instanceof Protocol of ? Option.some((long) of.protocol().number()) : Option.none();
    }

    /** Returns the order of two values of one type: that of their bytes. */
    default int compareWith(Datum other) {
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }
}
