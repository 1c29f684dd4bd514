package io.github.kubevalue.dns.message;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;

/**
 * What a record says, by type. {@code toString} is the data in the form of a zone file, as dig prints it:
 * {@code 0 100 80 web.demo.svc.cluster.local.}.
 */
public sealed interface RecordData {

    /** The type of a record with this data. */
    RecordType type();

    /** Returns the address data of the family that the address has: A or AAAA. */
    static RecordData of(Ip ip) {
        return ip.isV4() ? new A(ip) : new Aaaa(ip);
    }

    /** An IPv4 address. */
    record A(Ip ip) implements RecordData {
        /** Refuses an IPv6 address. */
        public A {
            if (!ip.isV4()) {
                throw new IllegalArgumentException("an A record holds an IPv4 address, was " + ip);
            }
        }

        @Override
        public RecordType type() {
            return RecordType.A;
        }

        @Override
        public String toString() {
            return ip.toString();
        }
    }

    /** An IPv6 address. */
    record Aaaa(Ip ip) implements RecordData {
        /** Refuses an IPv4 address. */
        public Aaaa {
            if (ip.isV4()) {
                throw new IllegalArgumentException("an AAAA record holds an IPv6 address, was " + ip);
            }
        }

        @Override
        public RecordType type() {
            return RecordType.AAAA;
        }

        @Override
        public String toString() {
            return ip.toString();
        }
    }

    /** The canonical name of an alias. */
    record Cname(DomainName target) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.CNAME;
        }

        @Override
        public String toString() {
            return target.toString();
        }
    }

    /** The name that stands for the owner in all names below it (RFC 6672). */
    record Dname(DomainName target) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.DNAME;
        }

        @Override
        public String toString() {
            return target.toString();
        }
    }

    /** A name server of a zone. */
    record Ns(DomainName server) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.NS;
        }

        @Override
        public String toString() {
            return server.toString();
        }
    }

    /** The name of an address. */
    record Ptr(DomainName target) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.PTR;
        }

        @Override
        public String toString() {
            return target.toString();
        }
    }

    /**
     * The host and port of a service.
     *
     * @param priority lower ones are tried first
     * @param weight the share among those of one priority
     * @param port the port
     * @param target the host
     */
    record Srv(int priority, int weight, int port, DomainName target) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.SRV;
        }

        @Override
        public String toString() {
            return priority + " " + weight + " " + port + " " + target;
        }
    }

    /**
     * Texts of at most 255 octets each; a character stands for an octet.
     *
     * @param texts at least one
     */
    record Txt(Seq<String> texts) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.TXT;
        }

        @Override
        public String toString() {
            return texts.map(CharacterString::quoted).mkString(" ");
        }
    }

    /**
     * A mail exchange.
     *
     * @param preference lower ones are tried first
     * @param exchange the host
     */
    record Mx(int preference, DomainName exchange) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.MX;
        }

        @Override
        public String toString() {
            return preference + " " + exchange;
        }
    }

    /** What kind of host it is; a character stands for an octet. */
    record Hinfo(String cpu, String os) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.HINFO;
        }

        @Override
        public String toString() {
            return CharacterString.quoted(cpu) + " " + CharacterString.quoted(os);
        }
    }

    /**
     * Which authorities may issue certificates for the owner (RFC 8659); in texts a character stands for an octet.
     *
     * @param flags 128 if an authority that does not know the tag may not issue any
     * @param tag {@code issue}, {@code issuewild}, {@code iodef}
     * @param value what it says
     */
    record Caa(int flags, String tag, String value) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.CAA;
        }

        @Override
        public String toString() {
            return flags + " " + tag + " " + CharacterString.quoted(value);
        }
    }

    /**
     * A rule by which a name is rewritten (RFC 3403); in texts a character stands for an octet.
     *
     * @param order rules are tried in this order
     * @param preference and those of one order in this one
     * @param flags what the rule's result is
     * @param service what the rule is for
     * @param regexp the substitution
     * @param replacement the name to look up next
     */
    record Naptr(int order, int preference, String flags, String service, String regexp, DomainName replacement)
            implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.NAPTR;
        }

        @Override
        public String toString() {
            return order + " " + preference + " " + CharacterString.quoted(flags) + " "
                    + CharacterString.quoted(service) + " " + CharacterString.quoted(regexp) + " " + replacement;
        }
    }

    /**
     * The start of a zone's authority.
     *
     * @param server the primary name server
     * @param mailbox who is responsible, the first dot standing for {@code @}
     * @param serial the version of the zone, 32 bits
     * @param refresh seconds after which a secondary asks again
     * @param retry seconds after which it asks again if that failed
     * @param expire seconds after which it gives up
     * @param minimum seconds for which a negative answer may be kept
     */
    record Soa(DomainName server, DomainName mailbox, long serial, long refresh, long retry, long expire, long minimum)
            implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.SOA;
        }

        @Override
        public String toString() {
            return server + " " + mailbox + " " + serial + " " + refresh + " " + retry + " " + expire + " " + minimum;
        }
    }

    /**
     * Data of a type that has no case of its own, as it is on the wire.
     *
     * @param type the type
     * @param octets the data
     */
    record Opaque(RecordType type, Seq<Byte> octets) implements RecordData {
        /** Returns the data in the form of RFC 3597: {@code \# 2 0aff}. */
        @Override
        public String toString() {
            return "\\# " + octets.size()
                    + (octets.isEmpty() ? "" : " ")
                    + octets.map(octet -> String.format("%02X", octet)).mkString();
        }
    }
}
