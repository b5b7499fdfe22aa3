use std::future::{Future, ready};

use leptos::{
    prelude::{AddAnyAttr, AnyView, IntoAny, Mountable, Render, RenderHtml},
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Position, PositionState},
    },
};

type Build = Box<dyn Fn(usize) -> AnyView + Send>;

/// Views one after the other, each with a number that differs where the view does. Where they are shown anew, those at
/// the beginning and at the end whose numbers are as before stay: what is typed in one of many leaves the others alone.
pub struct Blocks {
    stamps: Vec<u64>,
    build: Build,
}

/// `build` gives the view at a place of the list.
pub fn blocks(stamps: Vec<u64>, build: impl Fn(usize) -> AnyView + Send + 'static) -> AnyView {
    Blocks { stamps, build: Box::new(build) }.into_any()
}

impl Blocks {
    fn all(self) -> Vec<AnyView> {
        (0..self.stamps.len()).map(self.build).collect()
    }
}

type One = <AnyView as Render>::State;

/// What stands on the page.
pub struct Shown {
    stamps: Vec<u64>,
    views: Vec<One>,
    /// Stands behind the last, where the next one would.
    end: <() as Render>::State,
}

impl Render for Blocks {
    type State = Shown;

    fn build(self) -> Shown {
        let views = (0..self.stamps.len()).map(|nth| (self.build)(nth).build()).collect();
        Shown { stamps: self.stamps, views, end: Render::build(()) }
    }

    fn rebuild(self, shown: &mut Shown) {
        let Self { stamps, build } = self;
        let (from, after) = same(&shown.stamps, &stamps);
        for mut gone in shown.views.drain(from..shown.views.len() - after) {
            gone.unmount();
        }
        for nth in from..stamps.len() - after {
            let mut view = build(nth).build();
            match shown.views.get(nth) {
                Some(next) => next.insert_before_this(&mut view),
                None => shown.end.insert_before_this(&mut view),
            };
            shown.views.insert(nth, view);
        }
        shown.stamps = stamps;
    }
}

/// How many are the same at the beginning, and how many of the others at the end.
fn same(before: &[u64], after: &[u64]) -> (usize, usize) {
    let start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (before, after) = (&before[start..], &after[start..]);
    let end = before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    (start, end)
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.views.iter_mut().for_each(Mountable::unmount);
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for view in &mut self.views {
            view.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.views.iter().any(|view| view.insert_before_this(child)) || self.end.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.views.iter().flat_map(Mountable::elements).collect()
    }
}

// The page is never written as HTML; what follows is what a view has to have.

impl AddAnyAttr for Blocks {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Blocks {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        ready(self)
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.all().to_html_with_buf(html, position, escape, mark, attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Shown {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn what_is_the_same_at_both_ends_is_found_and_nothing_is_counted_twice() {
        assert_eq!(same(&[1, 2, 3, 4], &[1, 9, 3, 4]), (1, 2));
        assert_eq!(same(&[1, 1, 1], &[1, 1]), (2, 0));
        assert_eq!(same(&[1, 2], &[1, 7, 8, 2]), (1, 1));
        assert_eq!(same(&[], &[1]), (0, 0));
        assert_eq!(same(&[1, 2], &[1, 2]), (2, 0));
    }
}
