package io.github.kubevalue.model.admission.podsecurity;

import static io.github.kubevalue.model.admission.podsecurity.Wording.counted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.quoted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.sorted;

import io.github.kubevalue.model.core.AppArmorProfile;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.SELinuxOptions;
import io.github.kubevalue.model.core.SecurityContext;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** What AppArmor and SELinux let processes do. */
final class Profiles {
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final Set<String> APP_ARMOR_TYPES = HashSet.of("RuntimeDefault", "Localhost");
    private static final Set<String> SE_LINUX_TYPES =
            HashSet.of("", "container_t", "container_init_t", "container_kvm_t");
    private static final Set<String> SE_LINUX_TYPES_SINCE_31 = SE_LINUX_TYPES.add("container_engine_t");

    private Profiles() {}

    // policy/check_appArmorProfile.go
    static Option<Violation> appArmor(PodView pod) {
        Predicate<String> isBad = type -> !APP_ARMOR_TYPES.contains(type);
        Option<String> ofPod = pod.podSays(PodSecurityContext::appArmorProfile)
                .map(Profiles::type)
                .filter(isBad);
        Seq<String> bad = pod.withRights(rights -> type(rights).exists(isBad));
        Seq<String> types = sorted(pod.containers()
                .flatMap(container -> container.security().flatMap(Profiles::type))
                .filter(isBad)
                .appendAll(ofPod));
        Seq<String> annotations = pod.metadata()
                .annotations()
                .filter((key, value) -> key.startsWith(APP_ARMOR) && !isAllowed(value))
                .toVector()
                .map(annotation -> annotation._1 + "=\"" + annotation._2 + "\"");
        Seq<String> setters = Wording.setters(ofPod.isDefined(), bad)
                .appendAll(
                        Option.when(!annotations.isEmpty(), () -> counted("annotation", "annotations", annotations)));
        Seq<String> values = types.appendAll(annotations);
        return Option.when(
                !setters.isEmpty(),
                () -> new Violation(
                        counted("forbidden AppArmor profile", "forbidden AppArmor profiles", values),
                        setters.mkString(" and ") + " must not set AppArmor profile type to " + quoted(values)));
    }

    private static boolean isAllowed(String annotation) {
        return annotation.isEmpty() || annotation.equals("runtime/default") || annotation.startsWith("localhost/");
    }

    // policy/check_seLinuxOptions.go
    static Option<Violation> seLinux(PodView pod) {
        return seLinux(pod, SE_LINUX_TYPES);
    }

    static Option<Violation> seLinuxWithEngine(PodView pod) {
        return seLinux(pod, SE_LINUX_TYPES_SINCE_31);
    }

    private static Option<Violation> seLinux(PodView pod, Set<String> types) {
        Predicate<SELinuxOptions> isBad =
                options -> !types.contains(seLinuxType(options)) || isSet(options.user()) || isSet(options.role());
        Option<SELinuxOptions> ofPod = pod.podSays(PodSecurityContext::seLinuxOptions);
        Seq<SELinuxOptions> all = pod.containers()
                .flatMap(container -> container.security().flatMap(SecurityContext::seLinuxOptions))
                .appendAll(ofPod);
        Seq<String> setters = Wording.setters(
                ofPod.exists(isBad),
                pod.withRights(rights -> rights.seLinuxOptions().exists(isBad)));
        Seq<String> badTypes = sorted(all.map(Profiles::seLinuxType).reject(types::contains));
        Seq<String> faults = Vector.of(
                        Option.when(
                                !badTypes.isEmpty(), () -> counted("type", "types", badTypes) + " " + quoted(badTypes)),
                        Option.when(all.exists(options -> isSet(options.user())), "user may not be set"),
                        Option.when(all.exists(options -> isSet(options.role())), "role may not be set"))
                .flatMap(fault -> fault);
        return Option.when(
                !setters.isEmpty(),
                () -> new Violation(
                        "seLinuxOptions",
                        setters.mkString(" and ") + " set forbidden securityContext.seLinuxOptions: "
                                + faults.mkString("; ")));
    }

    private static String seLinuxType(SELinuxOptions options) {
        return options.type().getOrElse("");
    }

    private static boolean isSet(Option<String> text) {
        return text.exists(value -> !value.isEmpty());
    }

    private static Option<String> type(SecurityContext rights) {
        return rights.appArmorProfile().map(Profiles::type);
    }

    private static String type(AppArmorProfile profile) {
        return profile.type().text();
    }
}
