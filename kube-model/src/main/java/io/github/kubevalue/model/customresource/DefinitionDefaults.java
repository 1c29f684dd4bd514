package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.ConversionStrategyType;
import io.github.kubevalue.model.apiextensions.CustomResourceConversion;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionNames;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionSpec;
import io.github.kubevalue.model.apiextensions.ServiceReference;
import io.vavr.control.Option;
import java.util.Locale;

/** What the author of a definition may leave out. (apiextensions/v1/defaults.go) */
public final class DefinitionDefaults {
    private DefinitionDefaults() {}

    /** Returns a definition with what it leaves out. */
    public static CustomResourceDefinition definition(CustomResourceDefinition definition) {
        CustomResourceDefinitionSpec spec = definition.spec();
        return definition.withSpec(spec.withNames(names(spec.names()))
                .withConversion(Option.of(conversion(spec.conversion()
                        .getOrElse(CustomResourceConversion.builder()
                                .strategy(ConversionStrategyType.NONE)
                                .build())))));
    }

    private static CustomResourceDefinitionNames names(CustomResourceDefinitionNames names) {
        Option<String> kind = Option.of(names.kind()).filter(text -> !text.isEmpty());
        return names.withSingular(names.singular().orElse(kind.map(text -> text.toLowerCase(Locale.ROOT))))
                .withListKind(names.listKind().orElse(kind.map(text -> text + "List")));
    }

    private static CustomResourceConversion conversion(CustomResourceConversion conversion) {
        return conversion.withWebhook(conversion
                .webhook()
                .map(webhook -> webhook.withClientConfig(webhook.clientConfig()
                        .map(config -> config.withService(config.service().map(DefinitionDefaults::service))))));
    }

    private static ServiceReference service(ServiceReference service) {
        return service.withPort(service.port().orElse(Option.of(443)));
    }
}
