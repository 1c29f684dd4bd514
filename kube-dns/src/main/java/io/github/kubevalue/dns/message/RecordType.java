package io.github.kubevalue.dns.message;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A type of resource record, {@code AAAA}; one without a name is written {@code TYPE4711} (RFC 3597).
 *
 * @param code 0 to 65535
 */
public record RecordType(int code) {
    /** An IPv4 address. */
    public static final RecordType A = new RecordType(1);
    /** A name server of a zone. */
    public static final RecordType NS = new RecordType(2);
    /** The canonical name of an alias. */
    public static final RecordType CNAME = new RecordType(5);
    /** The start of a zone's authority. */
    public static final RecordType SOA = new RecordType(6);
    /** The name of an address. */
    public static final RecordType PTR = new RecordType(12);
    /** Host information. */
    public static final RecordType HINFO = new RecordType(13);
    /** A mail exchange. */
    public static final RecordType MX = new RecordType(15);
    /** Text. */
    public static final RecordType TXT = new RecordType(16);
    /** An IPv6 address. */
    public static final RecordType AAAA = new RecordType(28);
    /** The host and port of a service. */
    public static final RecordType SRV = new RecordType(33);
    /** A redirection of a whole subtree. */
    public static final RecordType DNAME = new RecordType(39);
    /** The pseudo record that extends a message (EDNS). */
    public static final RecordType OPT = new RecordType(41);
    /** The incremental transfer of a zone. */
    public static final RecordType IXFR = new RecordType(251);
    /** The transfer of a zone. */
    public static final RecordType AXFR = new RecordType(252);
    /** Whatever there is. */
    public static final RecordType ANY = new RecordType(255);

    private static final Map<String, Integer> CODES = LinkedHashMap.<String, Integer>empty()
            .put("A", 1)
            .put("NS", 2)
            .put("CNAME", 5)
            .put("SOA", 6)
            .put("PTR", 12)
            .put("HINFO", 13)
            .put("MX", 15)
            .put("TXT", 16)
            .put("AAAA", 28)
            .put("LOC", 29)
            .put("SRV", 33)
            .put("NAPTR", 35)
            .put("DNAME", 39)
            .put("OPT", 41)
            .put("DS", 43)
            .put("SSHFP", 44)
            .put("RRSIG", 46)
            .put("NSEC", 47)
            .put("DNSKEY", 48)
            .put("TLSA", 52)
            .put("SVCB", 64)
            .put("HTTPS", 65)
            .put("SPF", 99)
            .put("IXFR", 251)
            .put("AXFR", 252)
            .put("ANY", 255)
            .put("URI", 256)
            .put("CAA", 257);
    private static final Map<Integer, String> NAMES =
            CODES.foldLeft(LinkedHashMap.empty(), (names, entry) -> names.put(entry._2, entry._1));
    private static final int MAX = 65535;

    /** Refuses a code that does not fit into two octets. */
    public RecordType {
        if (code < 0 || code > MAX) {
            throw new IllegalArgumentException("a record type is 0 to 65535, was " + code);
        }
    }

    /** Reads {@code aaaa} or {@code TYPE28}; none if there is no such type. */
    public static Option<RecordType> tryParse(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        if (name.matches("TYPE[0-9]{1,5}")) {
            int code = Integer.parseInt(name.substring("TYPE".length()));
            return code <= MAX ? Option.some(new RecordType(code)) : Option.none();
        }
        return CODES.get(name).map(RecordType::new);
    }

    /**
     * Reads {@code aaaa} or {@code TYPE28}.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    public static RecordType parse(String text) {
        return tryParse(text).getOrElseThrow(() -> new IllegalArgumentException("not a record type: \"" + text + "\""));
    }

    /** Whether records of this type hold addresses: A and AAAA. */
    public boolean isAddress() {
        return this.equals(A) || this.equals(AAAA);
    }

    /** Returns {@code AAAA}, or {@code TYPE4711}. */
    @Override
    public String toString() {
        return NAMES.getOrElse(code, "TYPE" + code);
    }
}
