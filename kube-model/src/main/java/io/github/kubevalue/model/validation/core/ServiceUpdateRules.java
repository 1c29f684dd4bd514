package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.IPFamilyPolicy;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What may change on a Service: a second family comes and goes, the first stays. (validateUpgradeDowngradeClusterIPs) */
final class ServiceUpdateRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String FIXED = "may not change once set";

    private ServiceUpdateRules() {}

    static Seq<FieldError> faults(ServiceSpec after, ServiceSpec before) {
        boolean alias = after.isExternalName() || before.isExternalName();
        boolean balanced = isBalanced(after) && isBalanced(before);
        boolean checked = needsHealthCheck(after) && needsHealthCheck(before);
        int check = before.healthCheckNodePort().getOrElse(0);
        return Faults.NONE
                .andIf(!alias && !(after.isHeadless() && before.isHeadless()), () -> ips(after, before))
                .andIf(!alias && !after.isHeadless() && !before.isHeadless(), () -> families(after, before))
                .when(
                        balanced && !after.loadBalancerClass().equals(before.loadBalancerClass()),
                        () -> SPEC.child("loadBalancerClass")
                                .invalidJson(
                                        after.loadBalancerClass()
                                                .map(GoText::json)
                                                .getOrElse("null"),
                                        FIXED))
                .and(LoadBalancerRules.balancerClass(after))
                .when(
                        checked && after.healthCheckNodePort().getOrElse(0) != check,
                        () -> SPEC.child("healthCheckNodePort").forbidden("field is immutable"))
                .found();
    }

    private static Seq<FieldError> ips(ServiceSpec after, ServiceSpec before) {
        FieldPath path = SPEC.child("clusterIPs");
        Seq<String> now = ServiceAddressRules.ips(after);
        Seq<String> old = ServiceAddressRules.ips(before);
        FieldError fixed = path.index(0).invalid(now, FIXED);
        if (now.size() == old.size()) {
            return Vector.range(0, old.size())
                    .filter(i -> !old.get(i).equals(now.get(i)))
                    .map(i -> path.index(i).invalid(now, FIXED));
        }
        boolean other = !now.isEmpty() && !old.isEmpty() && !now.head().equals(old.head());
        return Faults.NONE
                .when(now.isEmpty(), () -> path.index(0).invalidJson("null", "primary clusterIP can not be unset"))
                .when(other, fixed)
                .andIf(old.size() > now.size() && now.size() == 1, () -> released(after, "clusterIP"))
                .found();
    }

    private static Seq<FieldError> families(ServiceSpec after, ServiceSpec before) {
        FieldPath path = SPEC.child("ipFamilies").index(0);
        Seq<String> now = after.ipFamilies().map(IPFamily::text);
        Seq<String> old = before.ipFamilies().map(IPFamily::text);
        if (now.size() == old.size()) {
            return old.zip(now).filter(pair -> !pair._1.equals(pair._2)).map(pair -> path.invalid(now, FIXED));
        }
        boolean other = !now.isEmpty() && !old.isEmpty() && !now.head().equals(old.head());
        Seq<String> ips = ServiceAddressRules.ips(after);
        // upstream shows the addresses here
        return Faults.NONE
                .when(
                        old.size() > now.size() && ips.isEmpty(),
                        () -> path.invalid(now, "primary ipFamily can not be unset"))
                .when(other, () -> path.invalid(ips, FIXED))
                .andIf(old.size() > now.size() && now.size() == 1, () -> released(after, "ipFamily"))
                .found();
    }

    private static Seq<FieldError> released(ServiceSpec spec, String what) {
        String policy = spec.ipFamilyPolicy().map(IPFamilyPolicy::text).getOrElse("");
        return policy.equals("SingleStack")
                ? Vector.empty()
                : Vector.of(SPEC.child("ipFamilyPolicy")
                        .invalidJson(
                                policy.isEmpty() ? "null" : GoText.json(policy),
                                "must be set to 'SingleStack' when releasing the secondary " + what));
    }

    private static boolean isBalanced(ServiceSpec spec) {
        return spec.effectiveType().equals(ServiceType.LOAD_BALANCER);
    }

    private static boolean needsHealthCheck(ServiceSpec spec) {
        return isBalanced(spec) && spec.externalTrafficPolicy().contains(ServiceExternalTrafficPolicy.LOCAL);
    }
}
