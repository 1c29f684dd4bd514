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
    private static final Pattern DOTTED = Pattern.compile(SUBDOMAIN);

    private static final Rule LABEL_TEXT = Rule.matching(
            LABEL,
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
                    + "and must start and end with an alphanumeric character",
            "my-name",
            "123-abc");
    private static final Rule NAME_PART = Rule.matching(
            QUALIFIED,
            "must consist of alphanumeric characters, '-', '_' or '.', "
                    + "and must start and end with an alphanumeric character",
            "MyName",
            "my.name",
            "123-abc");

    /** A name without dots: namespaces, containers, volumes, Services. */
    public static final Rule DNS_LABEL = Rule.atMost(63, "characters")
            .and(text -> !DOTTED.matcher(text).matches() || text.indexOf('.') < 0
                    ? LABEL_TEXT.broken(text)
                    : Vector.of("must not contain dots"));

    /** A name with dots: most objects. */
    public static final Rule DNS_SUBDOMAIN = Rule.atMost(253, "characters")
            .and(Rule.matching(
                    SUBDOMAIN,
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
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
                            + "and must start and end with an alphanumeric character",
                    "MyValue",
                    "my_value",
                    "12345"));

    /** The name of a port. */
    public static final Rule PORT_NAME = Names::portName;

    /** The name of an environment variable. */
    public static final Rule ENV_VAR_NAME = Names::envVarName;

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
        Rule length = name.isEmpty() ? empty -> Vector.of("must be non-empty") : Rule.atMost(63, "bytes");
        return prefix.appendAll(length.and(NAME_PART).of("name part").broken(name));
    }

    private static Seq<String> portName(String text) {
        Vector<String> faults = Vector.ofAll(Rule.atMost(15, "characters").broken(text));
        if (!text.matches("[-a-z0-9]+")) {
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
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '=');
        return printable
                ? Vector.empty()
                : Vector.of("a valid environment variable name must consist only of printable ASCII characters "
                        + "other than '='");
    }

    private static Seq<String> configMapKey(String text) {
        Rule shape = Rule.atMost(253, "characters")
                .and(Rule.matching(
                        "[-._a-zA-Z0-9]+",
                        "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                        "key.name",
                        "KEY_NAME",
                        "key-name"));
        Seq<String> faults = shape.broken(text);
        if (text.equals(".") || text.equals("..")) {
            return faults.append("must not be '" + text + "'");
        }
        return text.startsWith("..") ? faults.append("must not start with '..'") : faults;
    }

    /** Returns a key as it is compared where case does not count. */
    static String caseless(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
