package io.github.kubevalue.dns.zone;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/**
 * Reads zone files (RFC 1035, 5.1): owners that are left out, {@code $ORIGIN}, {@code $TTL}, parentheses, quotes, escapes,
 * comments, times with units. What is wrong is said in the words of the parser that CoreDNS uses, which also accepts what
 * this one accepts. {@code $INCLUDE} is refused, {@code $GENERATE} is not modelled.
 *
 * <p>Law: the {@linkplain Zone#toString() text} of a zone reads as its records.
 */
// github.com/miekg/dns, scan.go, ZoneParser
public final class ZoneFile {
    private static final Set<String> CLASSES = HashSet.of("IN", "CS", "CH", "HS", "NONE", "ANY");
    private static final long STANDARD_TTL = 3600;

    private Vector<ResourceRecord> records = Vector.empty();
    private DomainName origin;
    private Option<DomainName> owner = Option.none();
    private Option<Long> standardTtl;
    private boolean hasDirective;

    private ZoneFile(DomainName origin, Option<Long> standardTtl) {
        this.origin = origin;
        this.standardTtl = standardTtl;
    }

    /**
     * Returns the records of a zone file, in their order, or what is wrong with it.
     *
     * @param text the file; characters beyond ASCII count as the octets of their UTF-8 form
     * @param origin the origin that names go on with
     */
    public static Either<String, Vector<ResourceRecord>> parse(String text, DomainName origin) {
        return new ZoneFile(origin, Option.none()).read(text);
    }

    /** Returns the record that a line describes, whose time to live is an hour if none is given, or what is wrong with it. */
    // github.com/miekg/dns, scan.go, NewRR
    public static Either<String, ResourceRecord> record(String line) {
        return new ZoneFile(DomainName.ROOT, Option.some(STANDARD_TTL))
                .read(line)
                .flatMap(records -> records.headOption().toEither("dns: no record: \"" + line + "\""));
    }

    private Either<String, Vector<ResourceRecord>> read(String text) {
        String octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try {
            for (Entry entry : Entries.of(octets)) {
                read(entry);
            }
            return Either.right(records);
        } catch (Misread e) {
            return Either.left(String.valueOf(e.getMessage()));
        }
    }

    private void read(Entry entry) throws Misread {
        Word first = entry.word(0);
        if (!entry.indented() && first.text().startsWith("$")) {
            directive(entry);
            return;
        }
        if (!entry.indented()
                && !entry.has(1)
                && type(first).isEmpty()
                && Ttl.parse(first.text()).isEmpty()) {
            // github.com/miekg/dns, scan.go: only a blank after it makes a word an owner
            throw new Misread("not a TTL", first);
        }
        if (!entry.indented()) {
            owner = Names.absolute(first, origin);
            if (owner.isEmpty()) {
                throw new Misread("bad owner name", first);
            }
        }
        records = records.append(record(entry, entry.indented() ? 0 : 1));
    }

    private void directive(Entry entry) throws Misread {
        Word name = entry.word(0);
        if (name.is("$ORIGIN")) {
            Word given = argument(entry, "$ORIGIN");
            origin = Names.absolute(given, origin).getOrElseThrow(() -> new Misread("bad origin name", given));
        } else if (name.is("$TTL")) {
            Word given = argument(entry, "$TTL");
            standardTtl = Option.some(Ttl.parse(given.text())
                    .getOrElseThrow(() -> new Misread("expecting $TTL value, not this...", given)));
            hasDirective = true;
        } else if (name.is("$INCLUDE")) {
            throw new Misread("$INCLUDE directive not allowed", name);
        } else if (name.is("$GENERATE")) {
            throw new Misread("not modelled: $GENERATE", name);
        } else {
            throw new Misread("bad owner name", name);
        }
    }

    private static Word argument(Entry entry, String directive) throws Misread {
        if (!entry.has(1) || entry.word(1).quoted()) {
            throw new Misread("expecting " + directive + " value, not this...", entry.word(1));
        }
        if (entry.has(2)) {
            throw new Misread("garbage after rdata", entry.word(2));
        }
        return entry.word(1);
    }

    /** Before the type stand a time to live and a class, in either order, or one of them, or none. */
    private ResourceRecord record(Entry entry, int start) throws Misread {
        Option<Long> ttl = Option.none();
        boolean hasClass = false;
        int at = start;
        while (true) {
            Word word = entry.word(at);
            Option<RecordType> type = entry.has(at) ? type(word) : Option.none();
            if (type.isDefined()) {
                return record(type.get(), entry, at + 1, ttl);
            }
            if (!hasClass && entry.has(at) && isClass(word)) {
                hasClass = true;
            } else if (ttl.isEmpty() && entry.has(at)) {
                ttl = Option.some(Ttl.parse(word.text()).getOrElseThrow(() -> new Misread("not a TTL", word)));
                standardTtl = hasDirective ? standardTtl : ttl;
            } else {
                throw new Misread(expected(ttl.isDefined(), hasClass), word);
            }
            at++;
        }
    }

    private static String expected(boolean hasTtl, boolean hasClass) {
        if (hasTtl && hasClass) {
            return "unknown RR type";
        }
        return "expecting RR type" + (hasTtl ? " or class" : hasClass ? " or TTL" : ", TTL or class") + ", not this...";
    }

    private static Option<RecordType> type(Word word) {
        return word.quoted() ? Option.none() : RecordType.tryParse(word.text());
    }

    private static boolean isClass(Word word) throws Misread {
        if (!CLASSES.exists(word::is)) {
            return false;
        }
        if (!word.is("IN")) {
            throw new Misread("not modelled: a class other than IN", word);
        }
        return true;
    }

    private ResourceRecord record(RecordType type, Entry entry, int start, Option<Long> ttl) throws Misread {
        DomainName name =
                owner.getOrElseThrow(() -> new Misread("not modelled: a record without an owner", entry.word(0)));
        // the time to live is missed only where the type stands right behind the owner
        if (ttl.orElse(standardTtl).isEmpty() && start == 2 && !entry.indented()) {
            throw new Misread("missing TTL with no previous value", entry.word(1));
        }
        if (!entry.has(start)) {
            throw new Misread("not modelled: a record without data", entry.end());
        }
        return new ResourceRecord(
                name, ttl.orElse(standardTtl).getOrElse(0L), new DataText(type, entry, start, origin).read());
    }
}
