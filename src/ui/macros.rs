/// A piece of the page, written as HTML: attributes with `=`, events as `on:click=`, properties as
/// `prop:checked=`; words in quotes, anything else in braces.
///
/// Leptos's own `view!` hands parts that are all literals to the HTML parser, which `trusted-types 'none'`
/// forbids, and gives each element a type by its tag and all its children, which the wasm pays for. Here every
/// element is of the one type of [`Page`].
///
/// It looks at one token a step. The names in the first brackets are the elements still open, innermost first.
macro_rules! html {
    (@in $page:ident []) => {};
    (@in $page:ident [$open:ident $($outer:ident)*] < / $tag:ident > $($rest:tt)*) => {
        const _: () = assert!($crate::ui::macros::is_same(stringify!($open), stringify!($tag)), "closes another element");
        $page.close();
        html!(@in $page [$($outer)*] $($rest)*);
    };
    (@in $page:ident [$($open:ident)*] < $tag:ident $($rest:tt)*) => {
        $page.open(stringify!($tag));
        html!(@tag $page [$tag $($open)*] $($rest)*);
    };
    (@in $page:ident [$($open:ident)*] { $($child:tt)* } $($rest:tt)*) => {
        $page.put(::leptos::prelude::IntoAny::into_any($($child)*));
        html!(@in $page [$($open)*] $($rest)*);
    };
    (@in $page:ident [$($open:ident)*] $words:literal $($rest:tt)*) => {
        $page.put(::leptos::prelude::IntoAny::into_any($words));
        html!(@in $page [$($open)*] $($rest)*);
    };

    (@tag $page:ident [$($open:ident)*] > $($rest:tt)*) => { html!(@in $page [$($open)*] $($rest)*); };
    (@tag $page:ident [$tag:ident $($outer:ident)*] / > $($rest:tt)*) => {
        $page.close();
        html!(@in $page [$($outer)*] $($rest)*);
    };
    (@tag $page:ident $open:tt on : $name:ident = $($rest:tt)*) => { html!(@value $page $open [on $name] [] $($rest)*); };
    (@tag $page:ident $open:tt prop : $name:ident = $($rest:tt)*) => { html!(@value $page $open [prop $name] [] $($rest)*); };
    (@tag $page:ident $open:tt $one:ident - $two:ident = $($rest:tt)*) => { html!(@value $page $open [$one - $two] [] $($rest)*); };
    (@tag $page:ident $open:tt $name:ident = $($rest:tt)*) => { html!(@value $page $open [$name] [] $($rest)*); };

    // A value ends where the tag does, or where another attribute begins.
    (@value $page:ident $open:tt $name:tt $value:tt > $($rest:tt)*) => { html!(@set $page $name $value); html!(@tag $page $open > $($rest)*); };
    (@value $page:ident $open:tt $name:tt $value:tt / > $($rest:tt)*) => { html!(@set $page $name $value); html!(@tag $page $open / > $($rest)*); };
    (@value $page:ident $open:tt $name:tt $value:tt $kind:ident : $next:ident = $($rest:tt)*) => { html!(@set $page $name $value); html!(@tag $page $open $kind : $next = $($rest)*); };
    (@value $page:ident $open:tt $name:tt $value:tt $one:ident - $two:ident = $($rest:tt)*) => { html!(@set $page $name $value); html!(@tag $page $open $one - $two = $($rest)*); };
    (@value $page:ident $open:tt $name:tt $value:tt $next:ident = $($rest:tt)*) => { html!(@set $page $name $value); html!(@tag $page $open $next = $($rest)*); };
    (@value $page:ident $open:tt $name:tt [$($value:tt)*] $next:tt $($rest:tt)*) => { html!(@value $page $open $name [$($value)* $next] $($rest)*); };

    (@set $page:ident [on $name:ident] [$($value:tt)*]) => {
        $page.add(::leptos::tachys::html::event::on(::leptos::ev::$name, $($value)*));
    };
    (@set $page:ident [prop $name:ident] [$($value:tt)*]) => {
        $page.add(::leptos::tachys::html::property::prop(stringify!($name), $($value)*));
    };
    (@set $page:ident [$one:ident - $two:ident] [$($value:tt)*]) => {
        $page.add($crate::ui::macros::attribute(concat!(stringify!($one), "-", stringify!($two)), $($value)*));
    };
    (@set $page:ident [$name:ident] [$($value:tt)*]) => {
        $page.add($crate::ui::macros::attribute(stringify!($name), $($value)*));
    };

    (@ $($wrong:tt)*) => { compile_error!(concat!("no HTML: ", stringify!($($wrong)*))); };
    ($($tokens:tt)*) => {{
        let mut page = $crate::ui::macros::Page::default();
        html!(@in page [] $($tokens)*);
        page.done()
    }};
}

pub(super) use html;
pub(super) use leptos::tachys::html::attribute::custom::custom_attribute as attribute;

use leptos::{
    html::custom,
    prelude::{AddAnyAttr, AnyView, ElementChild, IntoAny},
    svg,
    tachys::html::attribute::{
        Attribute,
        any_attribute::{AnyAttribute, IntoAnyAttribute},
    },
};

/// What [`html!`] writes to, in the order of the text.
#[derive(Default)]
pub(super) struct Page {
    /// Elements not yet closed, each inside the one before.
    open: Vec<Open>,
    closed: Vec<AnyView>,
}

struct Open {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

impl Page {
    pub fn open(&mut self, tag: &'static str) {
        self.open.push(Open { tag, attributes: Vec::new(), children: Vec::new() });
    }

    /// Gives the innermost element an attribute, a property or an event.
    pub fn add(&mut self, attribute: impl Attribute) {
        if let Some(element) = self.open.last_mut() {
            element.attributes.push(attribute.into_any_attr());
        }
    }

    /// Puts a piece into the innermost element.
    pub fn put(&mut self, view: AnyView) {
        match self.open.last_mut() {
            Some(element) => element.children.push(view),
            None => self.closed.push(view),
        }
    }

    /// Closes the innermost element.
    pub fn close(&mut self) {
        let Some(Open { tag, attributes, children }) = self.open.pop() else { return };
        let element = match tag {
            "svg" => svg::svg().add_any_attr(attributes).child(children).into_any(),
            "use" => svg::r#use().add_any_attr(attributes).into_any(),
            "path" => svg::path().add_any_attr(attributes).into_any(),
            tag => custom(tag).add_any_attr(attributes).child(children).into_any(),
        };
        self.put(element);
    }

    /// What was written; one piece stands for itself.
    pub fn done(mut self) -> AnyView {
        match self.closed.pop() {
            Some(view) if self.closed.is_empty() => view,
            last => {
                self.closed.extend(last);
                self.closed.into_any()
            }
        }
    }
}

pub(super) const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
