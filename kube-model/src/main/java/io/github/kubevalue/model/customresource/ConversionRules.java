package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.ConversionStrategyType;
import io.github.kubevalue.model.apiextensions.CustomResourceConversion;
import io.github.kubevalue.model.apiextensions.WebhookClientConfig;
import io.github.kubevalue.model.apiextensions.WebhookConversion;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a definition may say of conversion. (validation.go, validateCustomResourceConversion) */
final class ConversionRules {
    private static final Vector<String> REVIEWS = Vector.of("v1", "v1beta1");

    private ConversionRules() {}

    static Seq<FieldError> faults(CustomResourceConversion conversion, FieldPath path) {
        boolean asks = conversion.strategy().equals(ConversionStrategyType.WEBHOOK);
        Option<WebhookClientConfig> config = conversion.webhook().flatMap(WebhookConversion::clientConfig);
        Seq<String> versions = conversion
                .webhook()
                .map(WebhookConversion::conversionReviewVersions)
                .getOrElse(Vector.empty());
        FieldPath client = path.child("webhookClientConfig");
        FieldPath reviews = path.child("conversionReviewVersions");
        String only = "should not be set when strategy is not set to Webhook";
        return Faults.NONE
                .when(
                        conversion.strategy().text().isEmpty(),
                        path.child("strategy").required(""))
                .and(
                        conversion.strategy().text().isEmpty()
                                ? Vector.empty()
                                : Faults.NONE
                                        .oneOf(
                                                Option.of(conversion.strategy()),
                                                path.child("strategy"),
                                                "None",
                                                "Webhook")
                                        .found())
                .when(asks && config.isEmpty(), client.required("required when strategy is set to Webhook"))
                .when(
                        asks
                                && config.exists(said ->
                                        said.url().isDefined() == said.service().isDefined()),
                        client.required("exactly one of url or service is required"))
                .and(asks ? reviews(versions, reviews) : Vector.empty())
                .when(!asks && config.isDefined(), client.forbidden(only))
                .when(!asks && !versions.isEmpty(), reviews.forbidden(only))
                .found();
    }

    private static Seq<FieldError> reviews(Seq<String> versions, FieldPath path) {
        return versions.isEmpty()
                ? Vector.of(path.required(""))
                : Faults.NONE
                        .unique(versions, path, (version, here) -> here.invalid(version, "duplicate version"))
                        .each(versions.distinct(), path, (version, here) -> here.invalid(version, Names.DNS_1035_LABEL))
                        .when(
                                !versions.exists(REVIEWS::contains),
                                path.invalid(versions, "must include at least one of v1, v1beta1"))
                        .found();
    }
}
