package io.github.kubevalue.model.validation;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rules on names of objects, labels, ports and variables. (apimachinery/pkg/api/validate/content and
 * pkg/util/validation)
 */
public final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String UNDERSCORED = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final Letters LETTERS = Letters.range('A', 'Z').plus(Letters.range('a', 'z'));
    private static final Letters SMALL = Letters.range('a', 'z').plus(Letters.DIGITS);
    private static final Letters ANY = LETTERS.plus(Letters.DIGITS);
    private static final Word LABEL_WORD = new Word(SMALL, SMALL.plus(Letters.of("-")));
    private static final Word QUALIFIED_WORD = new Word(ANY, ANY.plus(Letters.of("-_.")));
    private static final Pattern DECIMAL = Pattern.compile("0|-?[1-9][0-9]*");
    private static final Letters IN_PORT_NAME = SMALL.plus(Letters.of("-"));
    private static final Rule PORT_NAME_LENGTH = Rule.atMost(15, "characters");

    private static final Rule LABEL_TEXT = Rule.matching(
            LABEL,
            LABEL_WORD::matches,
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
                    + "and must start and end with an alphanumeric character",
            "my-name",
            "123-abc");
    private static final Rule NAME_PART = Rule.matching(
            QUALIFIED,
            QUALIFIED_WORD::matches,
            "must consist of alphanumeric characters, '-', '_' or '.', "
                    + "and must start and end with an alphanumeric character",
            "MyName",
            "my.name",
            "123-abc");

    private static final Rule GIVEN_NAME_PART =
            Rule.atMost(63, "bytes").and(NAME_PART).of("name part");
    private static final Rule NO_NAME_PART =
            Rule.of(text -> false, "must be non-empty").and(NAME_PART).of("name part");

    private static final Rule CONFIG_MAP_KEY_TEXT = Rule.atMost(253, "characters")
            .and(Rule.matching(
                    "[-._a-zA-Z0-9]+",
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                    "key.name",
                    "KEY_NAME",
                    "key-name"));

    /** A name without dots: namespaces, containers, volumes, Services. */
    public static final Rule DNS_LABEL = Rule.atMost(63, "characters")
            .and(text -> text.indexOf('.') < 0 || !LABEL_WORD.matchesDotted(text)
                    ? LABEL_TEXT.broken(text)
                    : Vector.of("must not contain dots"));

    /** A name with dots: most objects. */
    public static final Rule DNS_SUBDOMAIN = Rule.atMost(253, "characters")
            .and(Rule.matching(
                    SUBDOMAIN,
                    LABEL_WORD::matchesDotted,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
                            + "and must start and end with an alphanumeric character",
                    "example.com"));

    /** A name with dots whose first label is {@code *}: the host of an Ingress. */
    public static final Rule WILDCARD_SUBDOMAIN = Rule.atMost(253, "characters")
            .and(Rule.matching(
                    "\\*\\." + SUBDOMAIN,
                    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, "
                            + "which must consist of lower case alphanumeric characters, '-' or '.' "
                            + "and end with an alphanumeric character",
                    "*.example.com"));

    /** A label that starts with a letter: the ports of Ingress backends until they are names of ports. */
    public static final Rule DNS_1035_LABEL = Rule.atMost(63, "characters")
            .and(Rule.matching(
                    "[a-z]([-a-z0-9]*[a-z0-9])?",
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', "
                            + "start with an alphabetic character, and end with an alphanumeric character",
                    "my-name",
                    "abc-123"));

    /** The name of a kind that takes nearly everything, such as Role. */
    public static final Rule PATH_SEGMENT = Names::pathSegment;

    /** The key of a label, an annotation or a taint; a finalizer. */
    public static final Rule QUALIFIED_NAME = Names::qualifiedName;

    /** The value of a label. */
    public static final Rule LABEL_VALUE = Rule.atMost(63, "bytes")
            .and(Rule.matching(
                    "(" + QUALIFIED + ")?",
                    text -> text.isEmpty() || QUALIFIED_WORD.matches(text),
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
                            + "and must start and end with an alphanumeric character",
                    "MyValue",
                    "my_value",
                    "12345"));

    /** The name of a port. */
    public static final Rule PORT_NAME = Names::portName;

    /** The name of an environment variable. */
    public static final Rule ENV_VAR_NAME = Names::envVarName;

    /** A whole number in decimal digits, without leading zeros. */
    public static final Rule DECIMAL_INTEGER = Names::decimalInteger;

    /** A name with dots of which a label may begin with an underscore and hold more of them: the search paths of DNS. */
    public static final Rule DNS_SUBDOMAIN_WITH_UNDERSCORE = Rule.atMost(253, "characters")
            .and(Rule.matching(
                    UNDERSCORED + "(\\." + UNDERSCORED + ")*",
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or"
                            + " '.', and must start and end with an alphanumeric character",
                    "example.com"));

    /** The name of a header of HTTP. */
    public static final Rule HTTP_HEADER = Rule.matching(
            "[-A-Za-z0-9]+", "a valid HTTP header must consist of alphanumeric characters or '-'", "X-Header-Name");

    /** A share in percent. */
    public static final Rule PERCENT = Rule.matching(
            "[0-9]+%", "a valid percent string must be a numeric string followed by an ending '%'", "1%", "93%");

    /** The key of a ConfigMap or Secret. */
    public static final Rule CONFIG_MAP_KEY = Names::configMapKey;

    private Names() {}

    /** Returns the rule for a prefix of names of that rule: a dash at its end does not count. */
    public static Rule prefix(Rule rule) {
        // apimachinery/pkg/api/validation/generic.go, maskTrailingDash
        return text -> rule.broken(
                text.length() > 1 && text.endsWith("-") ? text.substring(0, text.length() - 2) + "a" : text);
    }

    private static Seq<String> pathSegment(String text) {
        // apimachinery/pkg/api/validation/path/name.go
        if (text.equals(".") || text.equals("..")) {
            return Vector.of("may not be '" + text + "'");
        }
        return Vector.of("/", "%").filter(text::contains).map(part -> "may not contain '" + part + "'");
    }

    private static Seq<String> qualifiedName(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0 && text.indexOf('/', slash + 1) >= 0) {
            return Vector.of("a valid label key " + NAME_PART.broken("").head()
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        Seq<String> prefix = slash < 0
                ? Vector.empty()
                : slash == 0
                        ? Vector.of("prefix part must be non-empty")
                        : DNS_SUBDOMAIN.of("prefix part").broken(text.substring(0, slash));
        String name = text.substring(slash + 1);
        Seq<String> faults = (name.isEmpty() ? NO_NAME_PART : GIVEN_NAME_PART).broken(name);
        return prefix.isEmpty() ? faults : prefix.appendAll(faults);
    }

    private static Seq<String> portName(String text) {
        Vector<String> faults = Vector.ofAll(PORT_NAME_LENGTH.broken(text));
        if (text.isEmpty() || !IN_PORT_NAME.hasAll(text)) {
            faults = faults.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (text.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            faults = faults.append("must contain at least one letter (a-z)");
        }
        if (text.contains("--")) {
            faults = faults.append("must not contain consecutive hyphens");
        }
        if (text.startsWith("-") || text.endsWith("-")) {
            faults = faults.append("must not begin or end with a hyphen");
        }
        return faults;
    }

    private static Seq<String> envVarName(String text) {
        // IsRelaxedEnvVarName: everything printable but '='
        if (text.isEmpty()) {
            return Vector.of("environment variable name must be non-empty");
        }
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '=');
        return printable
                ? Vector.empty()
                : Vector.of("a valid environment variable name must consist only of printable ASCII characters "
                        + "other than '='");
    }

    private static Seq<String> decimalInteger(String text) {
        // apimachinery/pkg/api/validate/content/decimal_int.go
        if (text.isEmpty()) {
            return Vector.of("must be non-empty");
        }
        return DECIMAL.matcher(text).matches()
                ? Vector.empty()
                : Vector.of("must be a valid decimal integer in canonical form");
    }

    private static Seq<String> configMapKey(String text) {
        Seq<String> faults = CONFIG_MAP_KEY_TEXT.broken(text);
        if (text.equals(".") || text.equals("..")) {
            return faults.append("must not be '" + text + "'");
        }
        return text.startsWith("..") ? faults.append("must not start with '..'") : faults;
    }

    /** Returns a key as it is compared where case does not count. */
    public static String caseless(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
