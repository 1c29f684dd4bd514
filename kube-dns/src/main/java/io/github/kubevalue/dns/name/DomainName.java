package io.github.kubevalue.dns.name;

import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A domain name, {@code web.demo.svc.cluster.local.}; absolute if it ends in a dot, otherwise relative. The root is
 * {@code .}, and the name without labels that is not the root is empty.
 *
 * <p>The text is in presentation form: a dot inside a label is {@code \.}, an octet that does not print is {@code \DDD}.
 *
 * <p>DNS compares names without regard to case and yet keeps the case they came in. So {@link #equals} is exact, as of
 * any value, and {@link #isSame} compares as DNS does. Laws: {@code parse(name.toString())} is the name;
 * {@code a.plus(b).plus(c)} is {@code a.plus(b.plus(c))} for relative {@code a} and {@code b}; a name that
 * {@linkplain #isWithin lies within} a zone is {@link #without(DomainName) what it has before the zone} plus a zone of
 * the same name.
 */
public final class DomainName implements Comparable<DomainName> {
    /** The root, {@code .}. */
    public static final DomainName ROOT = new DomainName(".", ".");

    private static final DomainName EMPTY = new DomainName("", "");

    private final String text;
    private final String key;

    private DomainName(String text, String key) {
        this.text = text;
        this.key = key;
    }

    private DomainName(String text) {
        this(text, text.toLowerCase(Locale.ROOT));
    }

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException if the text is no domain name: an empty label, one over 63 octets, over 255 in all
     */
    public static DomainName parse(String text) {
        String fault = LabelText.fault(text);
        if (fault != null) {
            throw new IllegalArgumentException("not a domain name: \"" + text + "\": " + fault);
        }
        return ofChecked(LabelText.normalised(text));
    }

    /** Reads a name, or none if the text is no domain name. */
    public static Option<DomainName> tryParse(String text) {
        return LabelText.fault(text) == null ? Option.some(ofChecked(LabelText.normalised(text))) : Option.none();
    }

    /** Reads a name and makes it absolute, whether or not the text ends in a dot. */
    public static DomainName absolute(String text) {
        return parse(text).absolute();
    }

    /** Returns the relative name of labels that are in presentation form. */
    public static DomainName ofLabels(Iterable<String> labels) {
        return parse(String.join(".", labels));
    }

    /** Returns the name whose PTR record names that address: {@code 10.0.96.10.in-addr.arpa.}. */
    public static DomainName reverse(Ip ip) {
        return new DomainName(Arpa.text(ip));
    }

    private static DomainName of(String text, boolean lowerCase) {
        return lowerCase ? new DomainName(text, text) : new DomainName(text);
    }

    private static DomainName ofChecked(String text) {
        return text.isEmpty() ? EMPTY : text.equals(".") ? ROOT : new DomainName(text);
    }

    /** Whether the name ends at the root. */
    public boolean isAbsolute() {
        return LabelText.endsInDot(text);
    }

    /** Whether this is the root. */
    public boolean isRoot() {
        return text.equals(".");
    }

    /** Whether this is the relative name without labels. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Returns this name, ended by the root. */
    public DomainName absolute() {
        return isAbsolute() ? this : of(text + ".", isLowerCase());
    }

    /** Returns this name without its final dot: the root becomes the empty name. */
    public DomainName relative() {
        return isRoot() ? EMPTY : isAbsolute() ? of(text.substring(0, text.length() - 1), isLowerCase()) : this;
    }

    /**
     * Returns this relative name, followed by another.
     *
     * @throws IllegalArgumentException if this name is absolute and the other has labels, or the result is too long
     */
    public DomainName plus(DomainName suffix) {
        if (text.isEmpty()) {
            return suffix;
        }
        if (suffix.isEmpty()) {
            return this;
        }
        if (isAbsolute()) {
            throw new IllegalArgumentException("nothing can follow an absolute name: " + this + " " + suffix);
        }
        return tryPlus(suffix)
                .getOrElseThrow(() -> new IllegalArgumentException(
                        "a domain name has at most 255 octets: \"" + text + "." + suffix + "\""));
    }

    /** Returns this relative name, followed by another; none if that is too long for a domain name. */
    public Option<DomainName> tryPlus(DomainName suffix) {
        if (text.isEmpty() || suffix.isEmpty()) {
            return Option.some(text.isEmpty() ? suffix : this);
        }
        return joined(suffix.isRoot() ? text + "." : text + "." + suffix.text, suffix);
    }

    /** Returns the absolute name of this relative one below a zone, which need not end in a dot; none if that is too long. */
    public Option<DomainName> tryBelow(DomainName zone) {
        return text.isEmpty() || zone.isEmpty() || zone.isAbsolute()
                ? tryPlus(zone.absolute())
                : joined(text + "." + zone.text + ".", zone);
    }

    private Option<DomainName> joined(String whole, DomainName suffix) {
        return LabelText.wireLength(whole) > LabelText.MAX_NAME
                ? Option.none()
                : Option.some(of(whole, isLowerCase() && suffix.isLowerCase()));
    }

    /** Returns the name with labels in front, in presentation form: {@code zone.under("ns.dns")}. */
    public DomainName under(String labels) {
        return parse(labels).plus(this);
    }

    /** Returns the labels, from the host towards the root; the root itself is no label. */
    public Vector<String> labels() {
        return LabelText.labels(text);
    }

    /** Returns how many labels the name has; the root has none. */
    public int labelCount() {
        return LabelText.count(text);
    }

    /** Returns how many dots the name has when written without its final one: what {@code ndots} counts. */
    public int dots() {
        return Math.max(0, labelCount() - 1);
    }

    /** Returns the name without its first label; the root's and the empty name's parent is itself. */
    public DomainName parent() {
        int dot = LabelText.firstDot(text);
        if (isRoot() || isEmpty()) {
            return this;
        }
        if (dot < 0) {
            return EMPTY;
        }
        return dot == text.length() - 1 ? ROOT : part(dot + 1, text.length());
    }

    /** Whether the other name is the same to DNS, which does not regard case. */
    public boolean isSame(DomainName other) {
        return key.equals(other.key);
    }

    /** Whether this name is the zone's own or below it, case not regarded. */
    public boolean isWithin(DomainName zone) {
        if (zone.isRoot()) {
            return isAbsolute();
        }
        int start = key.length() - zone.key.length();
        return zone.key.isEmpty()
                || start >= 0 && key.endsWith(zone.key) && (start == 0 || LabelText.isDot(key, start - 1));
    }

    /** Whether this name lies {@linkplain #isWithin within} one of the zones. */
    public boolean isWithinAny(Seq<DomainName> zones) {
        for (int i = 0; i < zones.size(); i++) {
            if (isWithin(zones.get(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns what this name has before a zone, as a relative name: {@code web.demo.svc} before {@code cluster.local.}.
     *
     * @throws IllegalArgumentException if this name is not within the zone
     */
    public DomainName without(DomainName zone) {
        if (!isWithin(zone)) {
            throw new IllegalArgumentException(this + " is not within " + zone);
        }
        if (zone.isRoot()) {
            return relative();
        }
        int end = text.length() - zone.text.length();
        return end <= 0 ? EMPTY : part(0, end - 1);
    }

    private DomainName part(int start, int end) {
        return of(text.substring(start, end), isLowerCase());
    }

    /** Returns the zone's part of this name, in the case it is written in here; this name must lie within the zone. */
    public DomainName spelled(DomainName zone) {
        int start = text.length() - zone.text.length();
        if (start < 0 || !isWithin(zone)) {
            throw new IllegalArgumentException(this + " is not within " + zone);
        }
        return text.endsWith(zone.text) ? zone : part(start, text.length());
    }

    /** Returns the address for which this name stands under {@code in-addr.arpa.} or {@code ip6.arpa.}. */
    public Option<Ip> reverseAddress() {
        return Arpa.address(key);
    }

    /** Whether this name lies below {@code in-addr.arpa.} or {@code ip6.arpa.}. */
    public boolean isReverse() {
        return Arpa.isBelow(key);
    }

    /** Whether the name is in lower case, the form in which DNS compares names. */
    public boolean isLowerCase() {
        return text.equals(key);
    }

    /** Returns this name in lower case, the form in which DNS compares names. */
    public DomainName lowerCase() {
        return text.equals(key) ? this : new DomainName(key, key);
    }

    /** Returns the text in lower case: equal for names that are the {@linkplain #isSame same}. */
    public String key() {
        return key;
    }

    /** Returns how many octets the absolute form takes on the wire, uncompressed; 255 at most. */
    public int wireLength() {
        return LabelText.wireLength(text);
    }

    /** Orders names label by label from the root, case not regarded but to tell equal ones apart (RFC 4034, 6.1). */
    @Override
    public int compareTo(DomainName other) {
        Vector<String> mine = LabelText.labels(key).reverse();
        Vector<String> theirs = LabelText.labels(other.key).reverse();
        for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            int byLabel = mine.get(i).compareTo(theirs.get(i));
            if (byLabel != 0) {
                return byLabel;
            }
        }
        int byCount = Integer.compare(mine.size(), theirs.size());
        return byCount != 0 ? byCount : text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof DomainName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text, {@code web.demo.svc.cluster.local.}. */
    @Override
    public String toString() {
        return text;
    }
}
