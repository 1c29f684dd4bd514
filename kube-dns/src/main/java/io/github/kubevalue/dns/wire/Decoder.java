package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads the queries that come to a name server. */
public final class Decoder {
    private static final int HEADER = 12;
    private static final int NOTIFY = 4;

    private Decoder() {}

    /** Reads the first octets of an array as a message. */
    // github.com/miekg/dns, acceptfunc.go and server.go
    public static Incoming read(byte[] octets, int length) {
        if (length < HEADER) {
            return new Incoming.Ignored("shorter than a header");
        }
        Reader reader = new Reader(octets, length);
        try {
            int id = reader.u16();
            int bits = reader.u16();
            int opcode = bits >>> 11 & 15;
            if ((bits & 0x8000) != 0) {
                return new Incoming.Ignored("a reply");
            }
            if (opcode != 0 && opcode != NOTIFY) {
                return new Incoming.Rejected(id, opcode, Rcode.NOTIMP, "opcode " + opcode);
            }
            return body(reader, id, opcode, bits);
        } catch (Reader.Malformed e) {
            return new Incoming.Ignored("shorter than a header");
        }
    }

    private static Incoming body(Reader reader, int id, int opcode, int bits) {
        try {
            int questions = reader.u16();
            int answers = reader.u16();
            int authorities = reader.u16();
            int additional = reader.u16();
            if (questions != 1 || answers > 1 || authorities > 1 || additional > 2) {
                return new Incoming.Rejected(id, opcode, Rcode.FORMERR, "counts that no query has");
            }
            Question question =
                    new Question(reader.name(), new RecordType(reader.u16()), new RecordClass(reader.u16()));
            Option<Edns> edns = edns(reader, answers + authorities, additional);
            return opcode == NOTIFY
                    ? new Incoming.Rejected(id, opcode, Rcode.NOTIMP, "NOTIFY")
                    : new Incoming.Asked(id, new Query(question, new Flags(bits), edns));
        } catch (Reader.Malformed e) {
            return new Incoming.Rejected(id, opcode, Rcode.FORMERR, String.valueOf(e.getMessage()));
        }
    }

    private static Option<Edns> edns(Reader reader, int before, int additional) throws Reader.Malformed {
        Option<Edns> edns = Option.none();
        for (int i = 0; i < before + additional; i++) {
            boolean root = reader.name().isRoot();
            int type = reader.u16();
            int size = reader.u16();
            long ttl = reader.u32();
            int length = reader.u16();
            if (i >= before && root && type == RecordType.OPT.code()) {
                edns = Option.some(opt(reader, size, ttl, length));
            } else {
                reader.skip(length);
            }
        }
        return edns;
    }

    private static Edns opt(Reader reader, int size, long ttl, int length) throws Reader.Malformed {
        Edns edns = new Edns(size, (int) (ttl >>> 16 & 255), (ttl & 0x8000) != 0, Vector.empty());
        int left = length;
        while (left > 0) {
            int code = reader.u16();
            int octets = reader.u16();
            Vector<Byte> value = Vector.empty();
            for (int i = 0; i < octets; i++) {
                value = value.append((byte) reader.u8());
            }
            edns = edns.with(new EdnsOption(code, value));
            left -= 4 + octets;
        }
        if (left < 0) {
            throw new Reader.Malformed("an option longer than its record");
        }
        return edns;
    }
}
