package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;

/** Reads the rule {@code name}. */
// plugin/rewrite/name.go, newNameRule
final class NameRuleSetup {
    private static final int MAX_GROUP = 100;

    private NameRuleSetup() {}

    static Rule rule(Seq<String> arguments) throws CorefileError {
        if (arguments.size() < 2) {
            throw CorefileError.of("too few arguments for a name rule");
        }
        Seq<String> words = arguments.size() == 2 ? arguments.prepend("exact") : arguments;
        String kind = words.get(0).toLowerCase(Locale.ROOT);
        String from = words.get(1);
        String to = Names.normalized(words.get(2));
        Answers answers = words.size() > 3 ? Answers.parse(kind, words.drop(3)) : Answers.NONE;
        return switch (kind) {
            case "exact" -> {
                pattern(to, Names.normalized(from));
                yield named(new NameMatch.Exact(Names.normalized(from)), to, answers.automatic());
            }
            case "prefix" -> named(new NameMatch.Prefix(Names.normalized(from)), to, answers);
            case "suffix" -> suffix(Names.normalized(from), to, answers);
            case "substring" -> named(new NameMatch.Substring(Names.normalized(from)), to, answers);
            case "regex" -> named(new NameMatch.Regex(pattern(from, words.get(2))), to, answers);
            default ->
                throw CorefileError.of("name rule supports only exact, prefix, suffix, substring, and regex name"
                        + " matching, received: " + kind);
        };
    }

    private static Rule named(NameMatch match, String to, Answers answers) {
        return new NameRule(new Substitution(match, to), answers.answer(), answers.rules());
    }

    /** Names below the one that is asked are turned back as well, by exchanging the ends. */
    // plugin/rewrite/name.go, newSuffixNameRule
    private static Rule suffix(String from, String to, Answers answers) {
        Vector<ResponseRule> back = answers.answer() == NameRule.Answer.AUTO
                ? NameRule.both(new Substitution(new NameMatch.Suffix(to), from))
                : Vector.empty();
        return new NameRule(
                new Substitution(new NameMatch.Suffix(from), to),
                NameRule.Answer.AS_TOLD,
                back.appendAll(answers.rules()));
    }

    // plugin/rewrite/name.go, isValidRegexPattern
    private static Regexp pattern(String from, String to) throws CorefileError {
        if (from.length() > Names.MAX_REGEXP) {
            throw CorefileError.of("regex pattern too long: " + from.length() + " > " + Names.MAX_REGEXP);
        }
        Regexp pattern =
                Regexp.parse(from).getOrElseThrow(fault -> CorefileError.of("invalid regex matching pattern: " + from));
        int used = Vector.rangeClosed(0, MAX_GROUP).count(group -> to.contains("{" + group + "}"));
        if (used > pattern.groupCount()) {
            throw CorefileError.of("the rewrite regex pattern (" + to
                    + ") uses more subexpressions than its corresponding matching regex pattern (" + from + ")");
        }
        return pattern;
    }

    /** What a rule says of the reply. */
    // plugin/rewrite/name.go, parseAnswerRules
    private record Answers(NameRule.Answer answer, Vector<ResponseRule> rules) {
        private static final Answers NONE = new Answers(NameRule.Answer.AS_TOLD, Vector.empty());

        Answers automatic() {
            return new Answers(NameRule.Answer.AUTO, rules);
        }

        static Answers parse(String kind, Seq<String> words) throws CorefileError {
            if (words.size() < 2) {
                throw CorefileError.of("invalid arguments for " + kind + " rule");
            }
            if (!words.head().equals("answer")) {
                throw CorefileError.of(
                        "exceeded the number of arguments for a non-answer rule argument for " + kind + " rule");
            }
            Answers answers = NONE;
            Seq<String> left = words;
            while (!left.isEmpty()) {
                left = left.head().equals("answer") ? left.tail() : left;
                if (left.isEmpty()) {
                    throw CorefileError.of("type missing for answer rule for " + kind + " rule");
                }
                String type = left.head();
                answers = answers.with(kind, type, left.tail());
                left = left.drop(type.equals("auto") ? 1 : 3);
            }
            if (answers.answer == NameRule.Answer.AUTO && answers.rules.exists(ResponseRule.Owner.class::isInstance)) {
                throw CorefileError.of("auto name answer rule cannot be combined with explicit name anwer rules");
            }
            return answers;
        }

        private Answers with(String kind, String type, Seq<String> words) throws CorefileError {
            return switch (type) {
                case "auto" -> automatic();
                case "name" -> with(new ResponseRule.Owner(substitution(kind, type, words)));
                case "value" -> with(new ResponseRule.Value(substitution(kind, type, words)));
                default ->
                    throw CorefileError.of("invalid type \"" + type + "\" for answer rule for " + kind + " rule");
            };
        }

        private Answers with(ResponseRule rule) {
            return new Answers(answer, rules.append(rule));
        }

        private static Substitution substitution(String kind, String type, Seq<String> words) throws CorefileError {
            String place = type + " answer rule for " + kind + " rule: ";
            if (words.size() < 2) {
                throw CorefileError.of(place + "2 arguments required");
            }
            try {
                return new Substitution(
                        new NameMatch.Regex(pattern(words.get(0), words.get(1))), Names.normalized(words.get(1)));
            } catch (CorefileError fault) {
                throw CorefileError.of(place + fault.getMessage());
            }
        }
    }
}
