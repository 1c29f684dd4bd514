package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.admission.mutatingadmissionpolicy.MutationDefaults;
import io.github.kubevalue.model.admission.mutatingadmissionpolicy.MutationRules;
import io.github.kubevalue.model.admission.validatingadmissionpolicy.BindingRules;
import io.github.kubevalue.model.admission.validatingadmissionpolicy.PolicyDefaults;
import io.github.kubevalue.model.admission.validatingadmissionpolicy.PolicyRules;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicyStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group admissionregistration.k8s.io; webhooks are taken as they are. */
final class AdmissionStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(ValidatingAdmissionPolicy.KIND)
                    .withDefaults(PolicyDefaults::policy)
                    .withFaults(PolicyRules::faults)
                    .withGeneration(ValidatingAdmissionPolicy::spec)
                    .withStatus(
                            ValidatingAdmissionPolicy::status,
                            ValidatingAdmissionPolicy::withStatus,
                            ValidatingAdmissionPolicyStatus.builder().build()),
            Strategy.of(ValidatingAdmissionPolicyBinding.KIND)
                    .withDefaults(PolicyDefaults::binding)
                    .withFaults(BindingRules::faults)
                    .withGeneration(ValidatingAdmissionPolicyBinding::spec),
            Strategy.of(MutatingAdmissionPolicy.KIND)
                    .withDefaults(MutationDefaults::policy)
                    .withFaults(MutationRules::policy)
                    .withGeneration(MutatingAdmissionPolicy::spec),
            Strategy.of(MutatingAdmissionPolicyBinding.KIND)
                    .withDefaults(MutationDefaults::binding)
                    .withFaults(MutationRules::binding)
                    .withGeneration(MutatingAdmissionPolicyBinding::spec));

    private AdmissionStrategies() {}
}
