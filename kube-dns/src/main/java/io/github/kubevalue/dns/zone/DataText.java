package io.github.kubevalue.dns.zone;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The data of one record as a zone file writes it.
 *
 * @param type the type of the record
 * @param entry its entry
 * @param start where the data begins in it
 * @param origin the origin of relative names
 */
// github.com/miekg/dns, scan_rr.go
record DataText(RecordType type, Entry entry, int start, DomainName origin) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_U8 = 0xff;
    private static final int MAX_U16 = 0xffff;
    private static final long MAX_U32 = 0xffff_ffffL;

    RecordData read() throws Misread {
        if (entry.word(start).is("\\#")) {
            return generic();
        }
        return switch (type.toString()) {
            case "A", "AAAA" -> exactly(1, address());
            case "CNAME" -> exactly(1, new RecordData.Cname(name(0, "Target")));
            case "DNAME" -> exactly(1, new RecordData.Dname(name(0, "Target")));
            case "NS" -> exactly(1, new RecordData.Ns(name(0, "Ns")));
            case "PTR" -> exactly(1, new RecordData.Ptr(name(0, "Ptr")));
            case "MX" -> exactly(2, new RecordData.Mx(u16(0, "Pref"), name(1, "Mx")));
            case "SRV" ->
                exactly(4, new RecordData.Srv(u16(0, "Priority"), u16(1, "Weight"), u16(2, "Port"), name(3, "Target")));
            case "SOA" -> exactly(7, soa());
            case "TXT" -> new RecordData.Txt(texts(0, "Txt"));
            case "HINFO" -> hinfo();
            case "CAA" -> caa();
            case "NAPTR" -> exactly(6, naptr());
            default -> throw new Misread("not modelled: records of this type", entry.word(start - 1));
        };
    }

    private RecordData exactly(int count, RecordData data) throws Misread {
        if (entry.has(start + count)) {
            throw new Misread("garbage after rdata", word(count));
        }
        return data;
    }

    private Word word(int index) {
        return entry.word(start + index);
    }

    private Misread bad(int index, String field) {
        return new Misread("bad " + type + " " + field, word(index));
    }

    private RecordData address() throws Misread {
        String text = word(0).text();
        boolean v4 = type.equals(RecordType.A);
        return RecordData.of(
                Ip.tryParse(text).filter(ip -> ip.isV4() == v4).getOrElseThrow(() -> bad(0, type.toString())));
    }

    private DomainName name(int index, String field) throws Misread {
        return Names.absolute(word(index), origin).getOrElseThrow(() -> bad(index, field));
    }

    private int u16(int index, String field) throws Misread {
        return (int) number(index, MAX_U16, field);
    }

    private long number(int index, long max, String field) throws Misread {
        String text = word(index).text();
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > max) {
            throw bad(index, field);
        }
        return Long.parseLong(text);
    }

    private RecordData soa() throws Misread {
        return new RecordData.Soa(
                name(0, "Ns"),
                name(1, "Mbox"),
                number(2, MAX_U32, "zone parameter"),
                time(3),
                time(4),
                time(5),
                time(6));
    }

    private long time(int index) throws Misread {
        return entry.has(start + index)
                ? Ttl.parse(word(index).text()).getOrElseThrow(() -> bad(index, "zone parameter"))
                : number(index, MAX_U32, "zone parameter");
    }

    /** The texts from that word on; one that is too long becomes several. */
    private Seq<String> texts(int from, String field) throws Misread {
        if (!entry.has(start + from)) {
            throw bad(from, field);
        }
        return entry.words().drop(start + from).flatMap(word -> parts(word.unescaped()));
    }

    private static Seq<String> parts(String octets) {
        Vector<String> parts = Vector.empty();
        int at = 0;
        do {
            int end = Math.min(octets.length(), at + MAX_TEXT);
            parts = parts.append(octets.substring(at, end));
            at = end;
        } while (at < octets.length());
        return parts;
    }

    private RecordData hinfo() throws Misread {
        Seq<String> texts = texts(0, "Fields");
        if (texts.size() > 1) {
            return new RecordData.Hinfo(texts.head(), texts.tail().mkString(" "));
        }
        Seq<String> split = Vector.of(texts.head().trim().split("\\s+"));
        return new RecordData.Hinfo(
                split.size() > 1 ? split.head() : texts.head(), split.tail().mkString(" "));
    }

    private RecordData caa() throws Misread {
        int flags = (int) number(0, MAX_U8, "Flag");
        Word tag = word(1);
        if (tag.quoted() || !entry.has(start + 1)) {
            throw bad(1, "Tag");
        }
        Seq<String> values = texts(2, "Value");
        if (values.size() != 1) {
            throw bad(1, "Value");
        }
        return new RecordData.Caa(flags, tag.text(), values.head());
    }

    private RecordData naptr() throws Misread {
        return new RecordData.Naptr(
                u16(0, "Order"),
                u16(1, "Preference"),
                quoted(2, "Flags"),
                quoted(3, "Service"),
                quoted(4, "Regexp"),
                name(5, "Replacement"));
    }

    private String quoted(int index, String field) throws Misread {
        if (!word(index).quoted()) {
            throw bad(index, field);
        }
        return word(index).unescaped();
    }

    /** Data of any type, in the form of RFC 3597: {@code \# 2 0aff}. */
    private RecordData generic() throws Misread {
        String hex = entry.words().drop(start + 2).map(Word::text).mkString();
        if (!word(1).text().matches("[0-9]{1,5}") || !hex.matches("([0-9a-fA-F]{2})*")) {
            throw new Misread("bad RFC3597 Rdata", word(1));
        }
        if (2 * Integer.parseInt(word(1).text()) != hex.length()) {
            throw new Misread("bad RFC3597 Rdata", word(1));
        }
        Vector<Byte> octets = Vector.range(0, hex.length() / 2).map(i ->
                (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16));
        return new RecordData.Opaque(type, octets);
    }
}
