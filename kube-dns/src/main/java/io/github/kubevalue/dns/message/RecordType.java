package io.github.kubevalue.dns.message;

import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
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
    /** A rule by which a name is rewritten. */
    public static final RecordType NAPTR = new RecordType(35);
    /** A redirection of a whole subtree. */
    public static final RecordType DNAME = new RecordType(39);
    /** The key of a zone, as its parent vouches for it. */
    public static final RecordType DS = new RecordType(43);
    /** The pseudo record that extends a message (EDNS). */
    public static final RecordType OPT = new RecordType(41);
    /** The incremental transfer of a zone. */
    public static final RecordType IXFR = new RecordType(251);
    /** The transfer of a zone. */
    public static final RecordType AXFR = new RecordType(252);
    /** Whatever there is. */
    public static final RecordType ANY = new RecordType(255);
    /** Which authorities may issue certificates. */
    public static final RecordType CAA = new RecordType(257);

    // github.com/miekg/dns, ztypes.go, TypeToString
    private static final String TABLE =
            "A=1 NS=2 MD=3 MF=4 CNAME=5 SOA=6 MB=7 MG=8 MR=9 NULL=10 PTR=12 HINFO=13 MINFO=14 MX=15 TXT=16"
                    + " RP=17 AFSDB=18 X25=19 ISDN=20 RT=21 NSAP-PTR=23 SIG=24 KEY=25 PX=26 GPOS=27 AAAA=28 LOC=29"
                    + " NXT=30 EID=31 NIMLOC=32 SRV=33 ATMA=34 NAPTR=35 KX=36 CERT=37 DNAME=39 OPT=41 APL=42 DS=43"
                    + " SSHFP=44 IPSECKEY=45 RRSIG=46 NSEC=47 DNSKEY=48 DHCID=49 NSEC3=50 NSEC3PARAM=51 TLSA=52"
                    + " SMIMEA=53 HIP=55 NINFO=56 RKEY=57 TALINK=58 CDS=59 CDNSKEY=60 OPENPGPKEY=61 CSYNC=62 ZONEMD=63"
                    + " SVCB=64 HTTPS=65 SPF=99 UINFO=100 UID=101 GID=102 UNSPEC=103 NID=104 L32=105 L64=106 LP=107"
                    + " EUI48=108 EUI64=109 NXNAME=128 TKEY=249 TSIG=250 IXFR=251 AXFR=252 MAILB=253 MAILA=254 ANY=255"
                    + " URI=256 CAA=257 AVC=258 AMTRELAY=260 RESINFO=261 TA=32768 DLV=32769";
    private static final Map<String, Integer> CODES = Vector.of(TABLE.split(" "))
            .map(row -> row.split("="))
            .toLinkedMap(row -> Tuple.of(row[0], Integer.parseInt(row[1])));
    private static final Map<Integer, String> NAMES =
            CODES.foldLeft(LinkedHashMap.empty(), (names, entry) -> names.put(entry._2, entry._1));
    private static final int MAX = 65535;

    /** Refuses a code that does not fit into two octets. */
    public RecordType {
        if (code < 0 || code > MAX) {
            throw new IllegalArgumentException("a record type is 0 to 65535, was " + code);
        }
    }

    /** Returns the type of that name, as it is spelled: {@code AAAA}, but neither {@code aaaa} nor {@code TYPE28}. */
    public static Option<RecordType> named(String name) {
        return CODES.get(name).map(RecordType::new);
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
