package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.collection.Seq;
import java.util.Locale;

/** Reads the rule {@code cname}. */
// plugin/rewrite/cname_target.go, newCNAMERule
final class CnameRuleSetup {
    private CnameRuleSetup() {}

    static Rule rule(Seq<String> arguments) throws CorefileError {
        Seq<String> words = arguments.map(word -> word.toLowerCase(Locale.ROOT));
        return switch (words.size()) {
            case 2 -> rule("exact", words.get(0), words.get(1));
            case 3 -> rule(words.get(0), words.get(1), words.get(2));
            default -> throw CorefileError.of("too few (" + words.size() + ") arguments for a cname rule");
        };
    }

    private static Rule rule(String kind, String from, String to) throws CorefileError {
        return new CnameRule(
                switch (kind) {
                    case "exact" -> new Substitution(new NameMatch.Exact(Names.normalized(from)), Names.normalized(to));
                    case "prefix" -> new Substitution(new NameMatch.Prefix(from), to);
                    case "suffix" -> new Substitution(new NameMatch.Suffix(from), to);
                    case "substring" -> new Substitution(new NameMatch.Substring(from), to);
                    case "regex" -> new Substitution(new NameMatch.Regex(regexp(from)), to);
                    default -> throw CorefileError.of("unknown cname rewrite type: " + kind);
                });
    }

    private static Regexp regexp(String text) throws CorefileError {
        if (text.length() > Names.MAX_REGEXP) {
            throw CorefileError.of(
                    "regex pattern too long in a cname rule: " + text.length() + " > " + Names.MAX_REGEXP);
        }
        return Regexp.parse(text)
                .getOrElseThrow(fault -> CorefileError.of("invalid cname rewrite regex pattern: " + fault));
    }
}
