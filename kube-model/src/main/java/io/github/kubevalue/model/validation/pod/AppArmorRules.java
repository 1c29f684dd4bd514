package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.AppArmorProfile;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on AppArmor profiles. (pkg/apis/core/validation/validation.go, ValidateAppArmorProfileField) */
final class AppArmorRules {
    private static final String NEEDED = "must be set when AppArmor type is Localhost";
    private static final int LONGEST = 4095;

    private AppArmorRules() {}

    static Seq<FieldError> profile(AppArmorProfile profile, FieldPath path) {
        FieldPath local = path.child("localhostProfile");
        return switch (profile.type().text()) {
            case "Localhost" ->
                profile.localhostProfile()
                        .map(name -> localhost(name, local))
                        .getOrElse(() -> Vector.of(local.required(NEEDED)));
            case "RuntimeDefault", "Unconfined" ->
                profile.localhostProfile()
                        .map(name -> local.invalid(name, "can only be set when AppArmor type is Localhost"))
                        .toVector();
            case "" -> Vector.of(path.child("type").required("type is required when appArmorProfile is set"));
            default ->
                Vector.of(path.child("type")
                        .notSupported(profile.type().text(), "Localhost", "RuntimeDefault", "Unconfined"));
        };
    }

    private static Seq<FieldError> localhost(String name, FieldPath path) {
        String bare = name.strip();
        return Faults.NONE
                .when(!bare.equals(name), () -> path.invalid(name, "must not be padded with whitespace"))
                .when(name.isEmpty(), () -> path.required(NEEDED))
                .when(name.length() > LONGEST, () -> path.tooLong(LONGEST))
                .found();
    }
}
