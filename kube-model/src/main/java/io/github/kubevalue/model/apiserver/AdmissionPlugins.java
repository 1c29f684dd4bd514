package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.AdmissionChain;
import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.defaultingressclass.DefaultIngressClass;
import io.github.kubevalue.model.admission.defaulttolerationseconds.DefaultTolerationSeconds;
import io.github.kubevalue.model.admission.lifecycle.NamespaceLifecycle;
import io.github.kubevalue.model.admission.limitranger.LimitRanger;
import io.github.kubevalue.model.admission.mutatingadmissionpolicy.MutatingAdmissionPolicies;
import io.github.kubevalue.model.admission.noderestriction.NodeRestriction;
import io.github.kubevalue.model.admission.nodetaint.TaintNodesByCondition;
import io.github.kubevalue.model.admission.podresize.PodResizeValidator;
import io.github.kubevalue.model.admission.podsecurity.PodSecurity;
import io.github.kubevalue.model.admission.podtopologylabels.PodTopologyLabels;
import io.github.kubevalue.model.admission.priority.PriorityAdmission;
import io.github.kubevalue.model.admission.resize.PersistentVolumeClaimResize;
import io.github.kubevalue.model.admission.resourcequota.ResourceQuotaAdmission;
import io.github.kubevalue.model.admission.runtimeclass.RuntimeClassAdmission;
import io.github.kubevalue.model.admission.serviceaccount.ServiceAccountAdmission;
import io.github.kubevalue.model.admission.setdefault.DefaultStorageClass;
import io.github.kubevalue.model.admission.storageobjectinuseprotection.StorageObjectInUseProtection;
import io.github.kubevalue.model.admission.validatingadmissionpolicy.ValidatingAdmissionPolicies;
import io.github.kubevalue.model.admission.webhook.MutatingAdmissionWebhook;
import io.github.kubevalue.model.admission.webhook.ValidatingAdmissionWebhook;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The admission plugins in the order in which kube-apiserver runs them. (pkg/kubeapiserver/options/plugins.go) */
final class AdmissionPlugins {

    /** Those that run unless they are disabled, and {@code NodeRestriction}, which kubeadm enables. */
    static final Seq<AdmissionPlugin> DEFAULT_ON = Vector.of(
            new NamespaceLifecycle(),
            new LimitRanger(),
            new ServiceAccountAdmission(),
            new NodeRestriction(),
            new TaintNodesByCondition(),
            new PodSecurity(),
            new PriorityAdmission(),
            new DefaultTolerationSeconds(),
            new DefaultStorageClass(),
            new StorageObjectInUseProtection(),
            new PersistentVolumeClaimResize(),
            new RuntimeClassAdmission(),
            new DefaultIngressClass(),
            new PodTopologyLabels(),
            new PodResizeValidator(),
            new MutatingAdmissionPolicies(new Objects()),
            new MutatingAdmissionWebhook(),
            new ValidatingAdmissionPolicies(),
            new ValidatingAdmissionWebhook(),
            new ResourceQuotaAdmission());

    /** What kubeadm has kube-apiserver run. */
    static final AdmissionChain DEFAULT = new AdmissionChain(DEFAULT_ON);

    private AdmissionPlugins() {}
}
