package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** An option, and where its value comes from. */
// plugin/rewrite/edns0.go
public sealed interface OptionSource {

    /** The code of the option. */
    int code();

    /** Returns the option as it is to be in a query; none if its value cannot be told. */
    Option<EdnsOption> value(Query query, Chain chain);

    /** Whether the option is of a code that the Corefile chose. */
    default boolean isLocal() {
        return false;
    }

    /** Whether {@code append} leaves a query alone that has the option. */
    default boolean isAppendedOnce() {
        return true;
    }

    /** A value that the Corefile has: {@code local}. */
    record Literal(int code, Seq<Byte> octets) implements OptionSource {
        @Override
        public Option<EdnsOption> value(Query query, Chain chain) {
            return Option.some(new EdnsOption(code, octets));
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public boolean isAppendedOnce() {
            return false;
        }
    }

    /** What a variable stands for, {@code {client_ip}}: {@code local}. */
    record OfVariable(int code, Variable variable) implements OptionSource {
        @Override
        public Option<EdnsOption> value(Query query, Chain chain) {
            return variable.value(query, chain).map(octets -> new EdnsOption(code, octets));
        }

        @Override
        public boolean isLocal() {
            return true;
        }
    }

    /** A request to the server to identify itself: {@code nsid}. */
    record Nsid() implements OptionSource {
        @Override
        public int code() {
            return EdnsOption.NSID;
        }

        @Override
        public Option<EdnsOption> value(Query query, Chain chain) {
            return Option.some(EdnsOption.of(EdnsOption.NSID));
        }

        @Override
        public boolean isAppendedOnce() {
            return false;
        }
    }

    /**
     * The network that the client is in: {@code subnet 24 56}.
     *
     * @param v4Prefix how much of an IPv4 address is told
     * @param v6Prefix how much of an IPv6 address is told
     */
    record Subnet(int v4Prefix, int v6Prefix) implements OptionSource {
        @Override
        public int code() {
            return EdnsOption.SUBNET;
        }

        // RFC 7871, 6: family, how much of the address counts, a scope of 0, and the octets that count
        @Override
        public Option<EdnsOption> value(Query query, Chain chain) {
            Ip client = chain.visit().sender().ip();
            int prefix = client.isV4() ? v4Prefix : v6Prefix;
            Vector<Byte> network =
                    Octets.of(new Cidr(client, prefix).network().ip()).take((prefix + 7) / 8);
            byte family = (byte) (client.isV4() ? 1 : 2);
            return Option.some(new EdnsOption(
                    EdnsOption.SUBNET,
                    Vector.of((byte) 0, family, (byte) prefix, (byte) 0).appendAll(network)));
        }
    }
}
