package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.model.regexp.Regexp;
import java.util.Locale;

/** What the rules have in common that are about names. */
final class Names {
    static final int MAX_REGEXP = 10_000;

    private Names() {}

    /** The name in lower case and absolute; it need not be a name. */
    // plugin/normalize.go, Name.Normalize; github.com/miekg/dns, Fqdn
    static String normalized(String name) {
        int slashes = 0;
        int end = name.length() - 1;
        while (name.endsWith(".") && end - slashes > 0 && name.charAt(end - slashes - 1) == '\\') {
            slashes++;
        }
        boolean absolute = name.endsWith(".") && slashes % 2 == 0;
        return (absolute ? name : name + ".").toLowerCase(Locale.ROOT);
    }

    /** How the rules {@code ttl} and {@code rcode} tell names. */
    static NameMatch match(String rule, String kind, String text) throws CorefileError {
        String name = normalized(text);
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "exact" -> new NameMatch.Exact(name);
            case "prefix" -> new NameMatch.Prefix(name);
            case "suffix" -> new NameMatch.Suffix(name);
            case "substring" -> new NameMatch.Substring(name);
            case "regex" -> {
                if (text.length() > MAX_REGEXP) {
                    throw CorefileError.of(
                            "regex pattern too long in a " + rule + " rule: " + text.length() + " > " + MAX_REGEXP);
                }
                yield new NameMatch.Regex(Regexp.parse(text)
                        .getOrElseThrow(
                                fault -> CorefileError.of("invalid regex pattern in a " + rule + " rule: " + text)));
            }
            default ->
                throw CorefileError.of(
                        rule + " rule supports only exact, prefix, suffix, substring, and regex name matching");
        };
    }
}
