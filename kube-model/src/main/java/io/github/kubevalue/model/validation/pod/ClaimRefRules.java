package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.PodResourceClaim;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;

/** The rules on the claims of devices that a pod refers to. (validatePodResourceClaims) */
final class ClaimRefRules {
    private ClaimRefRules() {}

    static Seq<FieldError> faults(Seq<PodResourceClaim> claims, FieldPath path) {
        Seq<String> names = claims.map(PodResourceClaim::name);
        return claims.zipWithIndex()
                .flatMap(each -> claim(each._1, names.indexOf(each._1.name()) < each._2, path.index(each._2)));
    }

    private static Seq<FieldError> claim(PodResourceClaim claim, boolean repeated, FieldPath path) {
        boolean both = claim.resourceClaimName().isDefined()
                && claim.resourceClaimTemplateName().isDefined();
        boolean neither = claim.resourceClaimName().isEmpty()
                && claim.resourceClaimTemplateName().isEmpty();
        FieldPath name = path.child("name");
        return Faults.NONE
                .when(claim.name().isEmpty(), name::required)
                .when(!claim.name().isEmpty() && repeated, () -> name.duplicate(claim.name()))
                .andIf(!claim.name().isEmpty() && !repeated, () -> name.invalid(claim.name(), Names.DNS_LABEL))
                .when(
                        both,
                        () -> path.invalidJson(
                                InternalTypes.json("PodResourceClaim", claim),
                                "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified"))
                .when(
                        neither,
                        () -> path.invalidJson(
                                InternalTypes.json("PodResourceClaim", claim),
                                "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`"))
                .given(
                        claim.resourceClaimName(),
                        text -> path.child("resourceClaimName").invalid(text, Names.DNS_SUBDOMAIN))
                .given(
                        claim.resourceClaimTemplateName(),
                        text -> path.child("resourceClaimTemplateName").invalid(text, Names.DNS_SUBDOMAIN))
                .found();
    }
}
