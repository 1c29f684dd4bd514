package io.github.kubevalue.dns.message;

/**
 * A class of records; all that is served here is {@code IN}.
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
