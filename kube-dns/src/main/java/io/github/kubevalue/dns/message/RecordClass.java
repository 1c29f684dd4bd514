package io.github.kubevalue.dns.message;

import io.vavr.control.Option;

/**
 * A class of records; nearly all there are is {@code IN}.
 *
 * @param code 0 to 65535
 */
public record RecordClass(int code) {
    /** The internet. */
    public static final RecordClass IN = new RecordClass(1);
    /** Chaosnet, in which servers tell their version. */
    public static final RecordClass CH = new RecordClass(3);
    /** Any class. */
    public static final RecordClass ANY = new RecordClass(255);

    /** Returns the class of that name, as it is spelled. */
    // github.com/miekg/dns, msg.go, ClassToString
    public static Option<RecordClass> named(String name) {
        return switch (name) {
            case "IN" -> Option.some(IN);
            case "CS" -> Option.some(new RecordClass(2));
            case "CH" -> Option.some(CH);
            case "HS" -> Option.some(new RecordClass(4));
            case "NONE" -> Option.some(new RecordClass(254));
            case "ANY" -> Option.some(ANY);
            default -> Option.none();
        };
    }

    /** Returns {@code IN}, or {@code CLASS42}. */
    @Override
    public String toString() {
        return switch (code) {
            case 1 -> "IN";
            case 3 -> "CH";
            case 4 -> "HS";
            case 254 -> "NONE";
            case 255 -> "ANY";
            default -> "CLASS" + code;
        };
    }
}
