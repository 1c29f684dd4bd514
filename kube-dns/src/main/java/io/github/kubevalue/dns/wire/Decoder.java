package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Opcode;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.vavr.control.Option;

/** Reads the queries that come to a name server. The data of records in them, but for EDNS, is not looked at. */
// github.com/miekg/dns, acceptfunc.go, server.go (serveDNS) and msg.go (unpack)
public final class Decoder {
    private static final int HEADER = 12;
    private static final int NOTIFY = 4;
    private static final int OPCODE = 0x7800;
    private static final Flags COPIED = Flags.of(Flag.RD, Flag.CD);

    private Decoder() {}

    /** Reads the first octets of an array as a message. */
    public static Incoming read(byte[] octets, int length) {
        if (length < HEADER) {
            return new Incoming.Ignored("shorter than a header");
        }
        Reader reader = new Reader(octets, length);
        int id = reader.u16At(0);
        int bits = reader.u16At(2);
        int opcode = (bits & OPCODE) >>> 11;
        if (new Flags(bits).has(Flag.QR)) {
            return new Incoming.Ignored("a reply");
        }
        if (opcode != 0 && opcode != NOTIFY) {
            return rejected(id, bits & OPCODE | kept(bits), Option.none(), Rcode.NOTIMP, "opcode " + opcode);
        }
        if (reader.u16At(4) != 1 || reader.u16At(6) > 1 || reader.u16At(8) > 1 || reader.u16At(10) > 2) {
            return rejected(id, kept(bits), Option.none(), Rcode.FORMERR, "counts that no query has");
        }
        reader.skipTo(HEADER);
        // core/dnsserver/server.go, ServeDNS: a question is promised, and there is none
        return length == HEADER
                ? rejected(id, bits & OPCODE | copied(bits).bits(), Option.none(), Rcode.SERVFAIL, "no question")
                : body(reader, id, bits);
    }

    private static Incoming body(Reader reader, int id, int bits) {
        Option<Question> question = Option.none();
        try {
            question = Option.some(question(reader));
            for (int i = reader.u16At(6) + reader.u16At(8); i > 0; i--) {
                record(reader);
            }
            Option<Edns> edns = Option.none();
            for (int i = reader.u16At(10); i > 0; i--) {
                edns = record(reader).orElse(edns);
            }
            int opcode = (bits & OPCODE) >>> 11;
            Flags flags = opcode == 0 ? new Flags(bits) : new Flags(bits & ~COPIED.bits());
            Opcode kind = opcode == NOTIFY ? Opcode.NOTIFY : Opcode.QUERY;
            return new Incoming.Asked(id, opcode, new Query(question.get(), flags, edns, kind));
        } catch (Reader.Malformed e) {
            return rejected(id, kept(bits), question, Rcode.FORMERR, String.valueOf(e.getMessage()));
        }
    }

    private static Incoming rejected(int id, int bits, Option<Question> question, Rcode rcode, String why) {
        return new Incoming.Rejected(id, bits | Flag.QR.bit(), question, rcode, why);
    }

    /** The flags of an answer that a server makes of the query itself: those of the query, but no authority. */
    // github.com/miekg/dns, defaults.go, SetRcodeFormatError
    private static int kept(int bits) {
        return new Flags(bits).without(Flag.AA).bits();
    }

    /** The flags of an answer to a query; only an opcode of 0 has any. */
    // github.com/miekg/dns, defaults.go, SetReply
    private static Flags copied(int bits) {
        return (bits & OPCODE) == 0 ? new Flags(bits).and(COPIED) : Flags.NONE;
    }

    /** A message that ends within a question has zeros for the rest of it. */
    private static Question question(Reader reader) throws Reader.Malformed {
        return new Question(
                reader.name(),
                new RecordType(reader.remaining() == 0 ? 0 : reader.u16()),
                new RecordClass(reader.remaining() == 0 ? 0 : reader.u16()));
    }

    /** Reads a record, or nothing where a message ends before it, and returns the EDNS that it is, if it is. */
    private static Option<Edns> record(Reader reader) throws Reader.Malformed {
        if (reader.remaining() == 0) {
            return Option.none();
        }
        reader.name();
        int type = reader.u16();
        int size = reader.u16();
        long ttl = reader.u32();
        Reader data = reader.part(reader.u16());
        return type == RecordType.OPT.code()
                ? Option.some(new Edns(size, (int) (ttl >>> 16 & 255), (int) ttl & 0xffff, OptionReader.all(data)))
                : Option.none();
    }
}
