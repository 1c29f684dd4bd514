package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for all policies that complete objects, here with labels. */
class MutatingAdmissionPolicyLawsTest {

    /** A policy that sets a label, always or never, and wants to run again or not. */
    record Labelling(String label, String value, boolean matches, boolean again, boolean patching) {

        private String mutation() {
            return patching
                    ? "{patchType: JSONPatch, jsonPatch: {expression: '[JSONPatch{op: \"add\", path: \"/metadata/labels/%s\","
                                    .formatted(label)
                            + " value: \"%s\"}]'}}".formatted(value)
                    : "{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{metadata:"
                            + " Object.metadata{labels: {\"%s\": \"%s\"}}}'}}".formatted(label, value);
        }

        String yaml(int index, boolean again) {
            return """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingAdmissionPolicy
                metadata: {name: p%1$d}
                spec:
                  reinvocationPolicy: %2$s
                  matchConstraints:
                    resourceRules:
                    - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}
                  matchConditions: [{name: c, expression: '%3$s'}]
                  mutations: [%4$s]
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingAdmissionPolicyBinding
                metadata: {name: p%1$d}
                spec: {policyName: p%1$d}
                ---
                """.formatted(index, again ? "IfNeeded" : "Never", matches, mutation());
        }
    }

    @Provide
    Arbitrary<List<Labelling>> policies() {
        Arbitrary<String> word = Arbitraries.of("a", "b", "c");
        return Combinators.combine(word, word, Arbitraries.of(true, false), Arbitraries.of(true, false), word)
                .as((label, value, matches, again, kind) ->
                        new Labelling(label, value, matches, again, kind.equals("a")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static TreeMap<String, String> labels(List<Labelling> policies, boolean again) {
        Vector<Labelling> all = Vector.ofAll(policies);
        String yaml = all.zipWithIndex()
                .map(pair -> pair._1.yaml(pair._2, pair._1.again() && again))
                .mkString();
        KubeObject object = Servers.read(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: demo, labels: {own: x}}}")
                .head();
        ApiServer server = Servers.apply(Servers.demo(), yaml)
                .flatMap(so -> so.write(new Write.Create(object), Servers.NOW))
                .get();
        return TreeMap.ofEntries(
                server.store().get(ConfigMap.KIND, "demo", "m").get().metadata().labels());
    }

    /** Policies come in order, and those whose conditions do not hold change nothing. */
    @Property(tries = 60)
    void order(@ForAll("policies") List<Labelling> policies) {
        TreeMap<String, String> expected = Vector.ofAll(policies)
                .filter(Labelling::matches)
                .foldLeft(TreeMap.of("own", "x"), (all, one) -> all.put(one.label(), one.value()));
        assertThat(labels(policies, false)).isEqualTo(expected);
    }

    /** Running again changes nothing where no two policies set the same. */
    @Property(tries = 60)
    void idempotence(@ForAll("policies") List<Labelling> policies) {
        List<Labelling> distinct =
                Vector.ofAll(policies).distinctBy(Labelling::label).asJava();
        assertThat(labels(distinct, true)).isEqualTo(labels(distinct, false));
    }

    /** Where two set the same, the last of those that run again has it, unless none does. */
    @Property(tries = 60)
    void reinvocation(@ForAll("policies") List<Labelling> policies) {
        Vector<Labelling> matching = Vector.ofAll(policies).filter(Labelling::matches);
        TreeMap<String, String> expected = matching.appendAll(matching.filter(Labelling::again))
                .foldLeft(TreeMap.of("own", "x"), (all, one) -> all.put(one.label(), one.value()));
        assertThat(labels(policies, true)).isEqualTo(expected);
    }
}
