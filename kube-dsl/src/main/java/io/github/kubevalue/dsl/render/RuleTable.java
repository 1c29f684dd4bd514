package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.authorizer.rbac.Rules;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Rules as {@code kubectl auth can-i --list} lays them out. */
public final class RuleTable {
    private RuleTable() {}

    /** Returns the table of rules, those about one resource as one row. */
    public static String of(Seq<PolicyRule> rules) {
        // kubectl/pkg/cmd/auth/cani.go, printStatus
        TextTable header = TextTable.of("Resources", "Non-Resource URLs", "Resource Names", "Verbs");
        return Rules.merged(Rules.atoms(rules))
                .sortBy(RuleTable::order)
                .foldLeft(header, (table, rule) -> table.row(row(rule)))
                .toString();
    }

    /** Rules are told in the order of their texts, which begin with the verbs. */
    private static String order(PolicyRule rule) {
        return Vector.of(rule.verbs(), rule.apiGroups(), rule.resources(), rule.resourceNames(), rule.nonResourceURLs())
                .map(RuleTable::list)
                .mkString(",");
    }

    private static Seq<String> row(PolicyRule rule) {
        return Vector.of(resource(rule), list(rule.nonResourceURLs()), list(rule.resourceNames()), list(rule.verbs()));
    }

    /** Returns {@code deployments.apps/scale}. */
    private static String resource(PolicyRule rule) {
        if (rule.resources().isEmpty()) {
            return "";
        }
        String[] parts = rule.resources().head().split("/", 2);
        String group = rule.apiGroups().headOption().getOrElse("");
        return parts[0] + (group.isEmpty() ? "" : "." + group) + (parts.length > 1 ? "/" + parts[1] : "");
    }

    private static String list(Seq<String> values) {
        return values.mkString("[", " ", "]");
    }
}
