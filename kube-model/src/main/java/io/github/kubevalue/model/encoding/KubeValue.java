package io.github.kubevalue.model.encoding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The one Immutables style of the project, set on each package.
 *
 * <p>Users see the documented interface ({@code Service}); the generated class stays package-private. Attributes of
 * Vavr's {@code Seq}, {@code SortedMap} and {@code Option} are kept as such, and refuse nulls.
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
        get = {"*"})
@SeqEncodingEnabled
@SortedMapEncodingEnabled
@OptionEncodingEnabled
@OtherFieldsEncodingEnabled
public @interface KubeValue {}
