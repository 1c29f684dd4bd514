package io.github.kubevalue.model.encoding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The style of {@link KubeValue} for values of the Kubernetes API, which have many fields and say few of them: their
 * text leaves out what was not said.
 */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        depluralize = true,
        depluralizeDictionary = {
            "address:addresses",
            "alias:aliases",
            "egress:egress",
            "ingress:ingress",
            "search:searches",
            "status:statuses",
            "tls:tls"
        },
        jdkOnly = true,
        // none of Immutables' own, which whoever compiles against the class files would be warned to miss
        allowedClasspathAnnotations = Override.class,
        delegateToString = "io.github.kubevalue.model.meta.ApiText.of",
        get = {"*"})
@SeqEncodingEnabled
@SortedMapEncodingEnabled
@OptionEncodingEnabled
@OtherFieldsEncodingEnabled
public @interface ApiStyle {}
