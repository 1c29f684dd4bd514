package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.rbac.AggregationRule;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.github.kubevalue.model.rbac.Role;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.rbac.RoleRef;
import io.github.kubevalue.model.rbac.Subject;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads the table of {@link BootstrapPolicy}: a line for each role, indented lines for its rules, a line for each binding. */
record BootstrapText(Vector<String> lines) {
    private static final String AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final SortedMap<String, String> LABELS = TreeMap.of("kubernetes.io/bootstrapping", "rbac-defaults");
    private static final SortedMap<String, String> ANNOTATIONS =
            TreeMap.of("rbac.authorization.kubernetes.io/autoupdate", "true");

    Vector<KubeObject> objects() {
        Vector<KubeObject> objects = Vector.empty();
        for (int i = 0; i < lines.size(); i++) {
            if (!isRule(lines.get(i))) {
                Vector<String> words = words(lines.get(i));
                Seq<PolicyRule> rules =
                        lines.drop(i + 1).takeWhile(BootstrapText::isRule).map(BootstrapText::rule);
                objects = objects.append(object(words, rules));
            }
        }
        return objects;
    }

    private static boolean isRule(String line) {
        return line.startsWith(" ");
    }

    private static Vector<String> words(String line) {
        return Vector.of(line.trim().split(" "));
    }

    private static KubeObject object(Vector<String> words, Seq<PolicyRule> rules) {
        return switch (words.head()) {
            case "clusterrole" -> clusterRole(words, rules);
            case "role" -> Role.builder().metadata(meta(words)).rules(rules).build();
            case "clusterrolebinding" ->
                ClusterRoleBinding.builder()
                        .metadata(meta(words))
                        .roleRef(roleRef(words))
                        .subjects(subjects(words))
                        .build();
            case "rolebinding" ->
                RoleBinding.builder()
                        .metadata(meta(words))
                        .roleRef(roleRef(words))
                        .subjects(subjects(words))
                        .build();
            default -> throw new IllegalStateException("what is " + words.mkString(" "));
        };
    }

    private static ClusterRole clusterRole(Vector<String> words, Seq<PolicyRule> rules) {
        ClusterRole role =
                ClusterRole.builder().metadata(meta(words)).rules(rules).build();
        Seq<LabelSelector> gathered =
                after(words, "aggregates").map(name -> LabelSelector.of(TreeMap.of(AGGREGATE + name, "true")));
        return gathered.isEmpty()
                ? role
                : role.withAggregationRule(Option.of(
                        AggregationRule.builder().clusterRoleSelectors(gathered).build()));
    }

    private static ObjectMeta meta(Vector<String> words) {
        String[] named = words.get(1).split("/", 2);
        SortedMap<String, String> labels =
                after(words, "to", "aggregated").foldLeft(LABELS, (all, name) -> all.put(AGGREGATE + name, "true"));
        ObjectMeta meta = named.length == 1 ? ObjectMeta.of().withName(named[0]) : ObjectMeta.named(named[0], named[1]);
        return meta.withLabels(labels).withAnnotations(ANNOTATIONS);
    }

    private static RoleRef roleRef(Vector<String> words) {
        return RoleRef.builder()
                .apiGroup(GROUP)
                .kind(words.get(3).equals("role") ? Role.KIND.name() : ClusterRole.KIND.name())
                .name(words.get(4))
                .build();
    }

    private static Seq<Subject> subjects(Vector<String> words) {
        return Vector.of(words.drop(6).mkString(" ").split(", "))
                .map(BootstrapText::words)
                .filter(subject -> subject.size() == 2)
                .map(BootstrapText::subject);
    }

    private static Subject subject(Vector<String> words) {
        String[] named = words.get(1).split("/", 2);
        return switch (words.head()) {
            case "user" ->
                Subject.builder()
                        .kind("User")
                        .apiGroup(GROUP)
                        .name(words.get(1))
                        .build();
            case "group" ->
                Subject.builder()
                        .kind("Group")
                        .apiGroup(GROUP)
                        .name(words.get(1))
                        .build();
            default ->
                Subject.builder()
                        .kind(Subjects.SERVICE_ACCOUNT)
                        .namespace(named[0])
                        .name(named[1])
                        .build();
        };
    }

    private static PolicyRule rule(String line) {
        Vector<String> words = words(line);
        PolicyRule.Builder rule = PolicyRule.builder().verbs(list(words.head()));
        return words.contains("in")
                ? rule.resources(list(words.get(1)))
                        .apiGroups(list(words.get(3)).map(group -> group.equals("\"\"") ? "" : group))
                        .resourceNames(after(words, "named"))
                        .build()
                : rule.nonResourceURLs(words.tail()).build();
    }

    private static Seq<String> after(Vector<String> words, String word) {
        int place = words.indexOf(word);
        return place < 0 ? Vector.empty() : list(words.get(place + 1));
    }

    private static Seq<String> after(Vector<String> words, String word, String before) {
        int place = words.indexOf(before);
        return place < 0 ? Vector.empty() : after(words.drop(place), word);
    }

    private static Vector<String> list(String text) {
        return Vector.of(text.split(","));
    }
}
