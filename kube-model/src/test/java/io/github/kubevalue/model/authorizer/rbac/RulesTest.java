package io.github.kubevalue.model.authorizer.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules allow and cover; cases of component-helpers/auth/rbac/validation/policy_comparator_test.go among them. */
class RulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get builds in v1 | get builds in v1 |",
                "get */scale in v1 | get foo/scale in v1 |",
                "get foo/scale in v1 | get */scale in v1 | {APIGroups:[\"v1\"], Resources:[\"*/scale\"],"
                        + " Verbs:[\"get\"]}",
                "delete deployments in v1;delete builds in v1;update builds,deployments in v1"
                        + "| delete,update builds,deployments in v1 |",
                "delete,update builds,deployments in group1,group2 | update builds in group2 |",
                "delete,update builds,deployments in v1;delete pods in v1 | delete,update builds,deployments,pods in v1"
                        + "| {APIGroups:[\"v1\"], Resources:[\"pods\"], Verbs:[\"update\"]}",
                "get roles in * | get roles in group1,group2 |",
                "get roles in dummy | get roles in * | {APIGroups:[\"*\"], Resources:[\"roles\"], Verbs:[\"get\"]}",
                "* roles in v1 | get,list roles in v1 |",
                "get,list roles in v1 | * roles in v1 | {APIGroups:[\"v1\"], Resources:[\"roles\"], Verbs:[\"*\"]}",
                "get * in v1 | get a,b in v1 |",
                "get roles in v1 named foo | get roles in v1 | {APIGroups:[\"v1\"], Resources:[\"roles\"],"
                        + " Verbs:[\"get\"]}",
                "get roles in v1 | get roles in v1 named foo |",
                "get roles in v1 named foo,bar | get roles in v1 named foo |",
                "get roles in v1 named bar | get roles in v1 named foo"
                        + "| {APIGroups:[\"v1\"], Resources:[\"roles\"], ResourceNames:[\"foo\"], Verbs:[\"get\"]}",
                "get /foo/* | get /foo/bar |",
                "get /foo/bar | get /foo/* | {NonResourceURLs:[\"/foo/*\"], Verbs:[\"get\"]}",
                "get * | get /any |",
                "get pods in v1 | get,list,watch pods in v1"
                        + "| {APIGroups:[\"v1\"], Resources:[\"pods\"], Verbs:[\"list\" \"watch\"]}"
            })
    void whatHeldRulesDoNotCoverIsToldVerbByVerb(String held, String wanted, String missing) {
        assertThat(Rules.compact(Rules.uncovered(Policies.rules(held.replace(';', '\n')), Policies.rules(wanted)))
                        .mkString("\n"))
                .isEqualTo(missing == null ? "" : missing);
    }

    @Property
    void reflexivity(@ForAll("rules") Seq<PolicyRule> rules) {
        assertThat(Rules.uncovered(rules, rules)).isEmpty();
    }

    @Property
    void monotonicity(
            @ForAll("rules") Seq<PolicyRule> few,
            @ForAll("rules") Seq<PolicyRule> more,
            @ForAll("requests") Attributes request) {
        if (few.exists(rule -> Rules.allows(rule, request))) {
            assertThat(few.appendAll(more).exists(rule -> Rules.allows(rule, request)))
                    .isTrue();
        }
    }

    /** Covering means what it says: who holds rules that cover others may do all that the others allow. */
    @Property
    void soundness(
            @ForAll("rules") Seq<PolicyRule> held,
            @ForAll("rules") Seq<PolicyRule> wanted,
            @ForAll("requests") Attributes request) {
        if (Rules.uncovered(held, wanted).isEmpty() && wanted.exists(rule -> Rules.allows(rule, request))) {
            assertThat(held.exists(rule -> Rules.allows(rule, request))).isTrue();
        }
    }

    @Provide
    Arbitrary<Seq<PolicyRule>> rules() {
        Arbitrary<PolicyRule> resources = Combinators.combine(
                        some("get", "list", "*"),
                        some("", "apps", "*"),
                        some("pods", "pods/status", "*/status", "*"),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.just(Vector.<String>empty())),
                                net.jqwik.api.Tuple.of(1, some("a", "b"))))
                .as((verbs, groups, kinds, names) -> PolicyRule.builder()
                        .verbs(verbs)
                        .apiGroups(groups)
                        .resources(kinds)
                        .resourceNames(names)
                        .build());
        Arbitrary<PolicyRule> paths = Combinators.combine(some("get", "*"), some("/a", "/a/*", "*"))
                .as((verbs, urls) ->
                        PolicyRule.builder().verbs(verbs).nonResourceURLs(urls).build());
        return Arbitraries.oneOf(resources, paths).list().ofMaxSize(4).map(Vector::ofAll);
    }

    @Provide
    Arbitrary<Attributes> requests() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of("get", "list", "watch"),
                                Arbitraries.of("", "apps"),
                                Arbitraries.of("pods", "nodes"),
                                Arbitraries.of("", "status"),
                                Arbitraries.of("", "a", "c"))
                        .as((verb, group, kind, part, name) ->
                                new Attributes.Resource(verb, group, kind, part, "demo", name)),
                Combinators.combine(Arbitraries.of("get", "post"), Arbitraries.of("/a", "/a/b", "/c"))
                        .as(Attributes.Path::new));
    }

    private static Arbitrary<Vector<String>> some(String... values) {
        return Arbitraries.of(values)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .uniqueElements()
                .map(Vector::ofAll);
    }
}
