package io.github.kubevalue.model.admission.resourcequota;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.quota.Evaluator;
import io.github.kubevalue.model.quota.Evaluators;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Nothing is written that goes beyond a quota of its namespace; what is written is charged at once. What is given back the
 * quota controller finds out. (apiserver/pkg/admission/plugin/resourcequota/controller.go)
 */
public final class ResourceQuotaAdmission implements AdmissionPlugin {

    @Override
    public String name() {
        return "ResourceQuota";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        String namespace = request.key().namespace();
        if (namespace.isEmpty()
                || request.object().isEmpty()
                || request.key().kind().equals(Namespace.KIND)) {
            return Review.ALLOWED;
        }
        Seq<ResourceQuota> quotas = snapshot.list(ResourceQuota.KIND, namespace);
        Option<Evaluator> evaluator = quotas.isEmpty()
                ? Option.none()
                : Evaluators.of(request.key().kind()).filter(one -> one.handles(request));
        return evaluator.map(one -> charged(quotas, new Charge(request, one))).getOrElse(Review.ALLOWED);
    }

    private static Review charged(Seq<ResourceQuota> quotas, Charge charge) {
        Either<String, Seq<ResourceQuota>> concerned = quotas.foldLeft(
                Either.right(Vector.<ResourceQuota>empty()),
                (so, quota) -> so.flatMap(some -> charge.concerns(quota).map(yes -> yes ? some.append(quota) : some)));
        return concerned
                .flatMap(charge::charged)
                .fold(
                        why -> Review.refused(charge.request().forbidden(why)),
                        changed -> charge.request().isDryRun()
                                ? Review.ALLOWED
                                : Review.charging(Vector.narrow(changed.toVector())));
    }
}
