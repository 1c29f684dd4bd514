package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.MutatingWebhookConfiguration;
import io.github.kubevalue.model.admissionregistration.ParamKind;
import io.github.kubevalue.model.admissionregistration.ParamRef;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.ValidatingWebhookConfiguration;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** Who else has a say in what the API server admits. */
// pkg/printers/internalversion/printers.go
final class AdmissionPrinters {
    private static final String UNSET = "<unset>";

    private AdmissionPrinters() {}

    static Seq<Column<ValidatingWebhookConfiguration>> validatingWebhooks() {
        return counted("WEBHOOKS", ValidatingWebhookConfiguration::webhooks);
    }

    static Seq<Column<MutatingWebhookConfiguration>> mutatingWebhooks() {
        return counted("WEBHOOKS", MutatingWebhookConfiguration::webhooks);
    }

    private static <T extends KubeObject> Seq<Column<T>> counted(String header, Function<T, Seq<?>> parts) {
        return Vector.of(
                Column.of("NAME", KubeObject::name),
                Column.of(header, each -> String.valueOf(parts.apply(each).size())),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<ValidatingAdmissionPolicy>> validatingPolicies() {
        return policies(
                "VALIDATIONS",
                each -> each.spec().validations(),
                each -> each.spec().paramKind());
    }

    static Seq<Column<MutatingAdmissionPolicy>> mutatingPolicies() {
        return policies(
                "MUTATIONS",
                each -> each.spec().mutations(),
                each -> each.spec().paramKind());
    }

    private static <T extends KubeObject> Seq<Column<T>> policies(
            String header, Function<T, Seq<?>> parts, Function<T, Option<ParamKind>> kind) {
        return Vector.of(
                Column.of("NAME", KubeObject::name),
                Column.of(header, each -> String.valueOf(parts.apply(each).size())),
                Column.of(
                        "PARAMKIND",
                        each -> kind.apply(each)
                                .map(said -> said.apiVersion() + "/" + said.kind())
                                .getOrElse(UNSET)),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<ValidatingAdmissionPolicyBinding>> validatingBindings() {
        return bindings(each -> each.spec().policyName(), each -> each.spec().paramRef());
    }

    static Seq<Column<MutatingAdmissionPolicyBinding>> mutatingBindings() {
        return bindings(each -> each.spec().policyName(), each -> each.spec().paramRef());
    }

    private static <T extends KubeObject> Seq<Column<T>> bindings(
            Function<T, Option<String>> policy, Function<T, Option<ParamRef>> params) {
        return Vector.of(
                Column.of("NAME", KubeObject::name),
                Column.of("POLICYNAME", each -> policy.apply(each).getOrElse("")),
                Column.of(
                        "PARAMREF",
                        each -> params.apply(each)
                                .flatMap(AdmissionPrinters::shown)
                                .getOrElse(UNSET)),
                Column.at("AGE", Age::of));
    }

    /** A parameter without a namespace may be of any, for all that is known here. */
    private static Option<String> shown(ParamRef params) {
        Option<String> name = params.name().filter(text -> !text.isEmpty());
        String namespace = params.namespace().filter(text -> !text.isEmpty()).getOrElse("*");
        return name.map(text -> namespace + "/" + text)
                .orElse(() -> params.selector().map(AdmissionPrinters::shown));
    }

    /** As the API type prints itself. */
    private static String shown(LabelSelector selector) {
        String labels = selector.matchLabels()
                .map(label -> label._1 + ": " + label._2 + ",")
                .mkString();
        String expressions = selector.matchExpressions()
                .map(each -> "LabelSelectorRequirement{Key:" + each.key() + ",Operator:" + each.operator() + ",Values:"
                        + each.values().mkString("[", " ", "]") + ",},")
                .mkString();
        return "&LabelSelector{MatchLabels:map[string]string{" + labels
                + "},MatchExpressions:[]LabelSelectorRequirement{" + expressions + "},}";
    }
}
