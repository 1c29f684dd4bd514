package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What rules allow, and whether some rules allow all that others do.
 *
 * <p>Laws: {@link #uncovered} of any rules by themselves is empty; more rules never allow less.
 */
public final class Rules {
    private static final String ALL = "*";

    private Rules() {}

    /** Whether a rule allows the request. */
    public static boolean allows(PolicyRule rule, Attributes request) {
        // plugin/pkg/auth/authorizer/rbac/rbac.go, RuleAllows; pkg/apis/rbac/v1/evaluation_helpers.go
        if (request instanceof Attributes.Path path) {
            return matches(rule.verbs(), path.verb())
                    && rule.nonResourceURLs().exists(owner -> owner.equals(ALL) || urlCovers(owner, path.path()));
        }
        Attributes.Resource asked = (Attributes.Resource) request;
        return matches(rule.verbs(), asked.verb())
                && matches(rule.apiGroups(), asked.group())
                && rule.resources().exists(resource -> isResource(resource, asked))
                && (rule.resourceNames().isEmpty() || rule.resourceNames().contains(asked.name()));
    }

    private static boolean matches(Seq<String> said, String asked) {
        return said.contains(ALL) || said.contains(asked);
    }

    private static boolean isResource(String said, Attributes.Resource asked) {
        return said.equals(ALL)
                || said.equals(asked.combined())
                || !asked.subresource().isEmpty() && said.equals("*/" + asked.subresource());
    }

    /** Whether a path of a rule, which may end in a star, stands for that path too. */
    private static boolean urlCovers(String owner, String path) {
        return owner.equals(path) || owner.endsWith(ALL) && path.startsWith(trimmed(owner));
    }

    private static String trimmed(String owner) {
        int end = owner.length();
        while (end > 0 && owner.charAt(end - 1) == '*') {
            end--;
        }
        return owner.substring(0, end);
    }

    /** Returns what the wanted rules allow and the held ones do not, each with one verb and one resource or path. */
    public static Seq<PolicyRule> uncovered(Seq<PolicyRule> held, Seq<PolicyRule> wanted) {
        // component-helpers/auth/rbac/validation/policy_comparator.go, Covers
        return atoms(wanted).filter(atom -> !held.exists(owner -> covers(owner, atom)));
    }

    /** Returns rules that together say the same, each with one verb and one resource, name or path. */
    public static Seq<PolicyRule> atoms(Seq<PolicyRule> rules) {
        return rules.flatMap(Rules::atoms);
    }

    private static Seq<PolicyRule> atoms(PolicyRule rule) {
        Seq<String> names = rule.resourceNames();
        Seq<PolicyRule> resources = rule.apiGroups()
                .flatMap(group -> rule.resources()
                        .flatMap(resource -> rule.verbs().flatMap(verb -> {
                            PolicyRule atom = PolicyRule.builder()
                                    .addVerb(verb)
                                    .addApiGroup(group)
                                    .addResource(resource)
                                    .build();
                            return names.isEmpty()
                                    ? Vector.of(atom)
                                    : names.map(name -> atom.withResourceNames(Vector.of(name)));
                        })));
        Seq<PolicyRule> paths = rule.nonResourceURLs()
                .flatMap(url -> rule.verbs()
                        .map(verb -> PolicyRule.builder()
                                .addVerb(verb)
                                .addNonResourceURL(url)
                                .build()));
        return resources.appendAll(paths);
    }

    private static boolean covers(PolicyRule owner, PolicyRule atom) {
        boolean named = owner.resourceNames().isEmpty()
                || !atom.resourceNames().isEmpty() && owner.resourceNames().containsAll(atom.resourceNames());
        return holds(owner.verbs(), atom.verbs())
                && holds(owner.apiGroups(), atom.apiGroups())
                && atom.resources().forAll(resource -> resourceCovered(owner.resources(), resource))
                && named
                && atom.nonResourceURLs().forAll(url -> owner.nonResourceURLs().exists(mine -> urlCovers(mine, url)));
    }

    private static boolean holds(Seq<String> owned, Seq<String> wanted) {
        return owned.contains(ALL) || owned.containsAll(wanted);
    }

    private static boolean resourceCovered(Seq<String> owned, String wanted) {
        int slash = wanted.indexOf('/');
        return owned.contains(ALL)
                || owned.contains(wanted)
                || slash >= 0 && owned.contains(ALL + wanted.substring(slash));
    }

    /** Returns the texts of rules that differ not only in their verbs, in order. */
    public static Seq<String> compact(Seq<PolicyRule> rules) {
        return merged(rules).map(Rules::text).distinct().sorted();
    }

    /** Returns rules with one resource each, where those that differ only in their verbs are one; rules on paths come first. */
    public static Seq<PolicyRule> merged(Seq<PolicyRule> rules) {
        // pkg/registry/rbac/validation/policy_compact.go
        LinkedHashMap<PolicyRule, PolicyRule> merged = LinkedHashMap.empty();
        Vector<PolicyRule> others = Vector.empty();
        for (PolicyRule rule : rules) {
            PolicyRule bare = rule.withVerbs(Vector.empty());
            if (!rule.nonResourceURLs().isEmpty()) {
                others = others.append(rule);
            } else {
                merged = merged.put(
                        bare,
                        rule.withVerbs(merged.get(bare)
                                .map(PolicyRule::verbs)
                                .getOrElse(Vector.empty())
                                .appendAll(rule.verbs())));
            }
        }
        return others.appendAll(merged.values());
    }

    /** Returns {@code {APIGroups:["apps"], Resources:["deployments"], Verbs:["get" "list"]}}. */
    public static String text(PolicyRule rule) {
        // pkg/apis/rbac/v1/evaluation_helpers.go, CompactString
        return Vector.of(
                        part("APIGroups", rule.apiGroups()),
                        part("Resources", rule.resources()),
                        part("NonResourceURLs", rule.nonResourceURLs()),
                        part("ResourceNames", rule.resourceNames()),
                        part("Verbs", rule.verbs()))
                .filter(text -> !text.isEmpty())
                .mkString("{", ", ", "}");
    }

    private static String part(String name, Seq<String> values) {
        return values.isEmpty()
                ? ""
                : name + ":" + values.map(value -> "\"" + value + "\"").mkString("[", " ", "]");
    }
}
