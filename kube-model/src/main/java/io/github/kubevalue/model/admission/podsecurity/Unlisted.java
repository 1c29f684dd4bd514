package io.github.kubevalue.model.admission.podsecurity;

import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;

/** The fields that few pods have and checks need: they are read where the document has them. */
final class Unlisted {
    private Unlisted() {}

    /** What SELinux labels a process with. */
    record SeLinuxOptions(String type, boolean hasUser, boolean hasRole) {}

    static Option<SeLinuxOptions> seLinuxOptions(ApiValue rights) {
        return object(rights, "seLinuxOptions")
                .map(options -> new SeLinuxOptions(
                        text(options, "type").getOrElse(""),
                        text(options, "user").exists(user -> !user.isEmpty()),
                        text(options, "role").exists(role -> !role.isEmpty())));
    }

    static Option<String> appArmorType(ApiValue rights) {
        return object(rights, "appArmorProfile")
                .map(profile -> text(profile, "type").getOrElse(""));
    }

    static Option<Boolean> hostProcess(ApiValue rights) {
        return object(rights, "windowsOptions")
                .flatMap(options -> options.fields().get("hostProcess"))
                .map(Json.of(true)::equals);
    }

    static boolean isOf(Volume volume, String type) {
        return object(volume, type).isDefined();
    }

    private static Option<Json.Obj> object(ApiValue value, String field) {
        return value.otherFields()
                .get(field)
                .orElse(() -> Option.of(Codec.encode(value))
                        .filter(Json.Obj.class::isInstance)
                        .flatMap(document -> ((Json.Obj) document).fields().get(field)))
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
    }

    private static Option<String> text(Json.Obj object, String field) {
        return object.fields().get(field).filter(Json.Text.class::isInstance).map(text -> ((Json.Text) text).value());
    }
}
