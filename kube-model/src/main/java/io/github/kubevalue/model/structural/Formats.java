package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The formats of texts that the API server knows; any other means nothing. (kube-openapi, strfmt) */
public final class Formats {
    private static final Pattern HOSTNAME = Pattern.compile(
            "^([a-zA-Z0-9\\p{S}\\p{L}]((-?[a-zA-Z0-9\\p{S}\\p{L}]{0,62})?)"
                    + "|([a-zA-Z0-9\\p{S}\\p{L}](([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}[a-zA-Z0-9\\p{S}\\p{L}])?)(\\.)){1,}([a-zA-Z\\p{L}]){2,63})$");
    private static final Pattern DURATION = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern CARD =
            Pattern.compile("^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}"
                    + "|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\\d{3})\\d{11})$");
    private static final String UUID = "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?%s[0-9a-f]{3}-?%s[0-9a-f]{3}-?[0-9a-f]{12}$";
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Map<String, Predicate<String>> ALL = HashMap.<String, Predicate<String>>empty()
            .put("bsonobjectid", matching("^[0-9a-fA-F]{24}$"))
            .put("uri", Formats::isRequestUri)
            .put("email", matching("^[^@\\s<>]+@[^@\\s<>]+$|^[^<>]*<[^@\\s<>]+@[^@\\s<>]+>$"))
            .put("hostname", Formats::isHostname)
            .put("ipv4", text -> isIp(text) && text.contains("."))
            .put("ipv6", text -> isIp(text) && text.contains(":"))
            .put("cidr", Formats::isCidr)
            .put(
                    "mac",
                    matching("^([0-9a-fA-F]{2}([:-]))([0-9a-fA-F]{2}\\2){4,18}[0-9a-fA-F]{2}$"
                            + "|^([0-9a-fA-F]{4}\\.){2,9}[0-9a-fA-F]{4}$"))
            .put("uuid", matching(String.format(UUID, "[0-9a-f]", "[0-9a-f]")))
            .put("uuid3", matching(String.format(UUID, "3", "[0-9a-f]")))
            .put("uuid4", matching(String.format(UUID, "4", "[89ab]")))
            .put("uuid5", matching(String.format(UUID, "5", "[89ab]")))
            .put("isbn", text -> isIsbn10(text) || isIsbn13(text))
            .put("isbn10", Formats::isIsbn10)
            .put("isbn13", Formats::isIsbn13)
            .put("creditcard", Formats::isCreditCard)
            .put("ssn", matching("^\\d{3}[- ]?\\d{2}[- ]?\\d{4}$"))
            .put("hexcolor", matching("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))
            .put(
                    "rgbcolor",
                    matching("^rgb\\((\\s*(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*,){2}"
                            + "\\s*(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*\\)$"))
            .put("byte", matching("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$"))
            .put("password", text -> true)
            .put("date", Formats::isDate)
            .put("duration", Formats::isDuration)
            .put("datetime", Formats::isDateTime)
            .put("k8sshortname", text -> text.length() <= 63 && text.matches(LABEL))
            .put("k8slongname", text -> text.length() <= 253 && text.matches(LABEL + "(\\." + LABEL + ")*"));

    private Formats() {}

    /** Whether a format means anything for values of these types. */
    static boolean isKnown(Seq<String> types, String format) {
        return switch (types.size() == 1 ? types.head() : "") {
            case "", "string" -> ALL.containsKey(normal(format));
            case "integer" -> format.equals("int32") || format.equals("int64");
            case "number" -> format.equals("float") || format.equals("double");
            default -> false;
        };
    }

    /** Whether a text has a format; it has every format that is not known for texts. */
    public static boolean fits(String format, String text) {
        return ALL.get(normal(format)).forAll(rule -> rule.test(text));
    }

    private static String normal(String format) {
        return format.replace("-", "");
    }

    private static Predicate<String> matching(String regex) {
        return Pattern.compile(regex).asPredicate();
    }

    private static boolean isIp(String text) {
        return succeeds(() -> Ip.parse(text));
    }

    private static boolean isCidr(String text) {
        return succeeds(() -> Cidr.parse(text));
    }

    private static boolean succeeds(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (IllegalArgumentException | DateTimeException refusal) {
            return false;
        }
    }

    /** An absolute URI or an absolute path. */
    private static boolean isRequestUri(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException refusal) {
            return false;
        }
    }

    private static boolean isHostname(String text) {
        return text.length() <= 255
                && HOSTNAME.matcher(text).find()
                && Vector.of(text.split("\\.")).forAll(part -> part.length() <= 63);
    }

    private static boolean isDate(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}") && succeeds(() -> LocalDate.parse(text));
    }

    private static boolean isDateTime(String text) {
        if (text.length() < 4) {
            return false;
        }
        String[] parts = text.toLowerCase(Locale.ROOT).split("t", -1);
        return parts.length >= 2
                && isDate(parts[0])
                && parts[1].matches("([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(.\\d+)?(z|[+-]\\d{2}:\\d{2})");
    }

    private static final Pattern PHRASE = Pattern.compile("\\d+\\s*([A-Za-zµ]+)");

    /** As Go reads durations, or as Scala does: {@code 1h30m}, {@code 2 weeks}. */
    private static boolean isDuration(String text) {
        String unsigned = text.replaceFirst("^[-+]", "");
        return unsigned.equals("0")
                || !unsigned.isEmpty()
                        && unsigned.matches("(" + DURATION.pattern().replace("[-+]?", "") + ")+")
                || PHRASE.matcher(text)
                        .results()
                        .anyMatch(found -> isUnit(found.group(1).toLowerCase(Locale.ROOT)));
    }

    private static boolean isUnit(String unit) {
        return unit.matches("ns|nano.*|us|µs|micro.*|ms|milli.*|s|sec.*|m|min.*|h|hr|hour.*|d|day.*|w|wk|week.*");
    }

    private static boolean isIsbn10(String text) {
        String digits = text.replaceAll("[\\s-]+", "");
        if (!digits.matches("\\d{9}[\\dX]")) {
            return false;
        }
        int sum = 0;
        for (int at = 0; at < 10; at++) {
            sum += (at + 1) * (digits.charAt(at) == 'X' ? 10 : digits.charAt(at) - '0');
        }
        return sum % 11 == 0;
    }

    private static boolean isIsbn13(String text) {
        String digits = text.replaceAll("[\\s-]+", "");
        if (!digits.matches("\\d{13}")) {
            return false;
        }
        int sum = 0;
        for (int at = 0; at < 12; at++) {
            sum += (at % 2 == 0 ? 1 : 3) * (digits.charAt(at) - '0');
        }
        return digits.charAt(12) - '0' == (10 - sum % 10) % 10;
    }

    /** A number of one of the well-known issuers whose check digit is right. */
    private static boolean isCreditCard(String text) {
        String digits = text.replaceAll("[^0-9]+", "");
        if (!CARD.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int weighed = at % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
