package io.github.kubevalue.dns.message;

import io.vavr.collection.Stream;
import io.vavr.control.Option;

/** How a query ended, spelled as dig spells it. */
public enum Rcode {
    /** The name exists; there may be no record of the type. */
    NOERROR(0),
    /** The query cannot be read. */
    FORMERR(1),
    /** The server could not find out. */
    SERVFAIL(2),
    /** There is no such name. */
    NXDOMAIN(3),
    /** The server does not do this kind of query. */
    NOTIMP(4),
    /** The server will not answer. */
    REFUSED(5),
    /** A name exists that should not. */
    YXDOMAIN(6),
    /** A set of records exists that should not. */
    YXRRSET(7),
    /** A set of records does not exist that should. */
    NXRRSET(8),
    /** The server has no authority over the zone. */
    NOTAUTH(9),
    /** A name is not in the zone. */
    NOTZONE(10),
    /** The kind of stateful operation is unknown. */
    DSOTYPENI(11),
    /** Not assigned. */
    RESERVED12(12),
    /** Not assigned. */
    RESERVED13(13),
    /** Not assigned. */
    RESERVED14(14),
    /** Not assigned. */
    RESERVED15(15),
    /** The version of EDNS is unknown; also that a signature is wrong. */
    BADVERS(16),
    /** The key is unknown. */
    BADKEY(17),
    /** The signature is of another time. */
    BADTIME(18),
    /** The mode of TKEY is wrong. */
    BADMODE(19),
    /** The name of a key is taken. */
    BADNAME(20),
    /** The algorithm is unknown. */
    BADALG(21),
    /** The signature is cut too short. */
    BADTRUNC(22),
    /** The cookie is missing or wrong. */
    BADCOOKIE(23);

    private final int code;

    Rcode(int code) {
        this.code = code;
    }

    /** Returns the number on the wire; over 15 only with EDNS. */
    public int code() {
        return code;
    }

    /** Returns the code of that number; none if it is over 23. */
    public static Option<Rcode> of(int code) {
        return Option.when(code >= 0 && code < values().length, () -> values()[code]);
    }

    /** Returns the code that a Corefile names, {@code SERVFAIL}; 16 is {@code BADSIG} there. */
    // github.com/miekg/dns, msg.go, RcodeToString; reverse.go
    public static Option<Rcode> named(String name) {
        return switch (name) {
            case "NOTIMPL" -> Option.some(NOTIMP);
            case "BADSIG" -> Option.some(BADVERS);
            case "BADVERS" -> Option.none();
            default ->
                Stream.of(values())
                        .filter(rcode -> rcode.name().equals(name) && !name.startsWith("RESERVED"))
                        .headOption();
        };
    }
}
