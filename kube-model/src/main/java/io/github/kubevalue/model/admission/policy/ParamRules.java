package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.admissionregistration.ParamKind;
import io.github.kubevalue.model.admissionregistration.ParamRef;
import io.github.kubevalue.model.admissionregistration.ParameterNotFoundActionType;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;

/** What the parameters of a policy must be. (pkg/apis/admissionregistration/validation/validation.go) */
public final class ParamRules {
    private ParamRules() {}

    /** Returns the faults of the kind of the parameters. */
    public static Seq<FieldError> kind(ParamKind said, FieldPath path) {
        String kind = said.kind();
        Seq<String> broken =
                kind.isEmpty() ? Vector.empty() : Names.DNS_1035_LABEL.broken(kind.toLowerCase(Locale.ROOT));
        return Faults.NONE
                .and(apiVersion(said.apiVersion(), path.child("apiVersion")))
                .when(kind.isEmpty(), path.child("kind").required(""))
                .when(
                        !broken.isEmpty(),
                        path.child("kind")
                                .invalid(
                                        kind,
                                        "may have mixed case, but should otherwise match: " + broken.mkString(",")))
                .found();
    }

    private static Seq<FieldError> apiVersion(String text, FieldPath path) {
        if (text.isEmpty()) {
            return Vector.of(path.required(""));
        }
        Vector<String> parts = Vector.of(text.split("/", -1));
        if (parts.size() > 2) {
            return Vector.of(path.invalid(text, "unexpected GroupVersion string: " + text));
        }
        String group = parts.size() == 2 ? parts.head() : "";
        String version = parts.last();
        Seq<String> ofGroup = group.isEmpty() ? Vector.empty() : Names.DNS_SUBDOMAIN.broken(group);
        Seq<String> ofVersion = version.isEmpty() ? Vector.empty() : Names.DNS_1035_LABEL.broken(version);
        return Faults.NONE
                .when(!ofGroup.isEmpty(), path.invalid(group, ofGroup.mkString(",")))
                .when(version.isEmpty(), path.invalid(text, "version must be specified"))
                .when(!ofVersion.isEmpty(), path.invalid(version, ofVersion.mkString(",")))
                .found();
    }

    /** Returns the faults of a reference to parameters. */
    public static Seq<FieldError> ref(ParamRef ref, FieldPath path) {
        String name = ref.name().getOrElse("");
        String both = "name and selector are mutually exclusive";
        boolean twice = !name.isEmpty() && ref.selector().isDefined();
        String action = ref.parameterNotFoundAction()
                .map(ParameterNotFoundActionType::text)
                .getOrElse("");
        return Faults.NONE
                .and(name.isEmpty() ? Vector.empty() : path.child("name").invalid(name, Names.PATH_SEGMENT))
                .when(twice, path.child("name").forbidden(both))
                .and(LabelRules.selector(ref.selector(), path.child("selector")))
                .when(twice, path.child("selector").forbidden(both))
                .when(
                        name.isEmpty() && ref.selector().isEmpty(),
                        path.required("one of name or selector must be specified"))
                .when(action.isEmpty(), path.child("parameterNotFoundAction").required(""))
                .and(
                        action.isEmpty()
                                ? Vector.empty()
                                : Faults.NONE
                                        .oneOf(
                                                ref.parameterNotFoundAction(),
                                                path.child("parameterNotFoundAction"),
                                                "Deny",
                                                "Allow")
                                        .found())
                .found();
    }
}
