package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The values of options, read. */
final class Values {
    /** The last digit that kube-proxy prints, and the rounding of the kernel to multiples of 2⁻³¹, together. */
    private static final Fraction TOLERANCE = Fraction.of(3, 10_000_000_000L);

    /** Protocols without packets in the model that rules name by number: /etc/protocols. */
    private static final Map<String, String> PROTOCOLS = HashMap.of("41", "ipv6", "108", "ipcomp");

    private Values() {}

    static Ip ip(String text) {
        return Ip.tryParse(text).getOrElseThrow(() -> new SyntaxError("not an IP address: \"" + text + "\""));
    }

    /** Reads {@code 10.0.0.0/8}, {@code 10/8}, {@code 10.0.0.0/255.0.0.0} or {@code 10.0.0.1}. */
    static Cidr cidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Cidr.host(ip(completed(text)));
        }
        String address = completed(text.substring(0, slash));
        String mask = text.substring(slash + 1);
        Option<Cidr> cidr = isPrefix(mask)
                ? Cidr.tryParse(address + "/" + mask)
                : Ip.tryParse(mask).flatMap(Values::prefix).map(prefix -> new Cidr(ip(address), prefix));
        return cidr.getOrElseThrow(() -> new SyntaxError("not an address block: \"" + text + "\""));
    }

    /** Zeros stand for what an IPv4 address leaves out at its end: libxtables/xtables.c, __numeric_to_ipaddr. */
    private static String completed(String address) {
        return address.matches("[0-9]+(\\.[0-9]+){0,2}") ? completed(address + ".0") : address;
    }

    /** Whether the mask of a block leaves nothing of its address, which may be any word then: xtables_ipparse_any. */
    static boolean isEverything(String block) {
        return block.endsWith("/0");
    }

    private static boolean isPrefix(String mask) {
        return mask.indexOf('.') < 0 && mask.indexOf(':') < 0;
    }

    /** Whether a block's mask has zeros before ones, as in {@code 255.0.255.0}. */
    static boolean hasHoles(String block) {
        String mask = block.substring(block.indexOf('/') + 1);
        return block.indexOf('/') >= 0
                && !isPrefix(mask)
                && ip(mask).isV4()
                && prefix(ip(mask)).isEmpty();
    }

    private static Option<Integer> prefix(Ip mask) {
        int bits = mask.family().bits();
        int prefix = mask.toBigInteger().bitCount();
        BigInteger ones = BigInteger.ONE.shiftLeft(prefix).subtract(BigInteger.ONE);
        return mask.toBigInteger().equals(ones.shiftLeft(bits - prefix)) ? Option.some(prefix) : Option.none();
    }

    static String protocol(String text) {
        return PROTOCOLS.getOrElse(text, text);
    }

    static int integer(String text) {
        return number(text)
                .filter(value -> value <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .getOrElseThrow(() -> new SyntaxError("not a number: \"" + text + "\""));
    }

    /** Reads a number that an extension wants within bounds. */
    // libxtables/xtoptions.c, xtopt_parse_int
    static long within(String owner, String option, String text, long least, long most) {
        return number(text)
                .filter(value -> value >= least && value <= most)
                .getOrElseThrow(() -> new SyntaxError(owner + ": bad value for option \"" + option
                        + "\", or out of range (" + least + "-" + most + ")."));
    }

    /** Reads a number as C writes it: {@code 80}, {@code 0x50} and {@code 0120} are the same. */
    // libxtables/xtables.c, xtables_strtoul
    static Option<Long> number(String text) {
        return Option.when(text.matches("[1-9]\\d{0,17}|0[xX]\\p{XDigit}{1,15}|0[0-7]{0,20}"), () -> Long.decode(text));
    }

    static int bits(String text) {
        return number(text)
                .filter(value -> value <= 0xffff_ffffL)
                .map(Long::intValue)
                .getOrElseThrow(() -> new SyntaxError("not a mark: \"" + text + "\""));
    }

    /** Reads {@code 80}, {@code 80:90}, {@code :90} or {@code 1024:}, with that separator. */
    static PortRange ports(String text, char separator) {
        int at = text.indexOf(separator);
        String end = text.substring(at + 1);
        Option<Integer> last = at >= 0 && end.isEmpty() ? Option.some(65535) : port(end);
        Option<Integer> first = at < 0 ? last : at == 0 ? Option.some(0) : port(text.substring(0, at));
        return first.flatMap(from -> last.filter(to -> to >= from).map(to -> new PortRange(from, to)))
                .getOrElseThrow(() -> new SyntaxError("not a port: \"" + text + "\""));
    }

    private static Option<Integer> port(String text) {
        return number(text).filter(value -> value <= 65535).map(Long::intValue);
    }

    static Seq<PortRange> portList(String text) {
        return Vector.of(text.split(",", -1)).map(part -> ports(part, ':'));
    }

    static TcpFlags flags(String text) {
        if (text.equals("NONE")) {
            return TcpFlags.NONE;
        }
        if (text.equals("ALL")) {
            return TcpFlags.of(TcpFlag.values());
        }
        return TcpFlags.of(Vector.of(text.split(","))
                .map(name -> Vector.of(TcpFlag.values())
                        .find(flag -> flag.name().equals(name))
                        .getOrElseThrow(() -> new SyntaxError("not a TCP flag: \"" + name + "\"")))
                .toJavaArray(TcpFlag[]::new));
    }

    /**
     * Reads a probability as the fraction that was meant: the simplest one that the text's rounding cannot tell from it, so
     * {@code 0.3333333333} and {@code 0.33333333349} are {@code 1/3}. It is exact for {@code 1/n} up to n = 40,000.
     */
    static Fraction probability(String text) {
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new SyntaxError("not a probability: \"" + text + "\"");
        }
        if (decimal.signum() < 0 || decimal.compareTo(BigDecimal.ONE) > 0) {
            throw new SyntaxError("a probability must be 0 to 1, was " + text);
        }
        int scale = Math.max(decimal.scale(), 0);
        Fraction value = new Fraction(decimal.movePointRight(scale).toBigIntegerExact(), BigInteger.TEN.pow(scale));
        if (value.compareTo(TOLERANCE) <= 0) {
            return value;
        }
        Fraction below = value.plus(TOLERANCE.times(Fraction.of(-1, 1)));
        Fraction simplest = simplest(below, value.plus(TOLERANCE));
        return simplest.compareTo(Fraction.ONE) > 0 ? Fraction.ONE : simplest;
    }

    /** The fraction of least denominator between two positive ones: a walk down the Stern–Brocot tree. */
    private static Fraction simplest(Fraction low, Fraction high) {
        BigInteger whole = low.numerator().divide(low.denominator());
        Fraction floor = new Fraction(whole, BigInteger.ONE);
        if (floor.compareTo(low) == 0) {
            return floor;
        }
        Fraction next = floor.plus(Fraction.ONE);
        if (next.compareTo(high) <= 0) {
            return next;
        }
        Fraction rest = simplest(reciprocal(minus(high, floor)), reciprocal(minus(low, floor)));
        return floor.plus(reciprocal(rest));
    }

    private static Fraction minus(Fraction from, Fraction what) {
        return from.plus(what.times(Fraction.of(-1, 1)));
    }

    private static Fraction reciprocal(Fraction fraction) {
        return new Fraction(fraction.denominator(), fraction.numerator());
    }
}
