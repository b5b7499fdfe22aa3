//! The words of a text, one after the other, and what they make together.

pub use toml_parser::lexer::TokenKind as Kind;
use toml_parser::{Source, lexer::Token};

use super::{DEEPEST, Made, Result, Table, Value, error, word};
use crate::text::{Span, Spanned};

/// What is left of a text.
pub struct Words<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
}

impl<'a> Words<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, tokens: Source::new(text).lex().into_vec(), at: 0 }
    }

    fn ahead(&self, by: usize) -> (Kind, Span) {
        let ended = (Kind::Eof, Span::at(self.text.len()));
        let token = self.tokens.get(self.at + by);
        token.map_or(ended, |token| (token.kind(), Span::new(token.span().start(), token.span().end())))
    }

    /// Where the next word begins.
    fn place(&self) -> usize {
        self.ahead(0).1.start()
    }

    fn next(&mut self) -> (Kind, Span) {
        let next = self.ahead(0);
        self.at += 1;
        next
    }

    /// What comes next.
    pub fn kind(&self) -> Kind {
        self.ahead(0).0
    }

    fn is_next(&mut self, kind: Kind) -> bool {
        let is = self.kind() == kind;
        self.at += usize::from(is);
        is
    }

    pub fn blanks(&mut self) {
        while self.is_next(Kind::Whitespace) {}
    }

    /// A mark, with the blanks around it.
    pub fn take(&mut self, kind: Kind) -> Result<()> {
        self.blanks();
        let at = self.place();
        let found = self.is_next(kind);
        self.blanks();
        if found { Ok(()) } else { Err(error(at, "another mark is wanted here")) }
    }

    /// What may stand behind an expression.
    pub fn end_of_line(&mut self) -> Result<()> {
        self.blanks();
        self.comment()?;
        if self.kind() == Kind::Eof { Ok(()) } else { self.line_end() }
    }

    fn comment(&mut self) -> Result<()> {
        if self.kind() == Kind::Comment {
            let (_, span) = self.next();
            word::check(span.of(self.text), span.start())?;
        }
        Ok(())
    }

    fn line_end(&mut self) -> Result<()> {
        let (kind, span) = self.next();
        let is_whole = kind == Kind::Newline && span.of(self.text).ends_with('\n');
        if is_whole { Ok(()) } else { Err(error(span.start(), "the line should end here")) }
    }

    /// Blanks, comments and line ends, which count for nothing in brackets.
    fn gap(&mut self) -> Result<()> {
        loop {
            match self.kind() {
                Kind::Whitespace => self.blanks(),
                Kind::Comment => self.comment()?,
                Kind::Newline => self.line_end()?,
                _ => return Ok(()),
            }
        }
    }

    /// The way in a header, and whether it stands in double brackets.
    pub fn header(&mut self) -> Result<(bool, Vec<Spanned<String>>)> {
        self.next();
        let many = self.is_next(Kind::LeftSquareBracket);
        let path = self.path()?;
        self.close(Kind::RightSquareBracket)?;
        if many {
            self.close(Kind::RightSquareBracket)?;
        }
        Ok((many, path))
    }

    fn close(&mut self, kind: Kind) -> Result<()> {
        let at = self.place();
        if self.is_next(kind) { Ok(()) } else { Err(error(at, "a bracket is wanted here")) }
    }

    /// A key, with the keys before its dots.
    pub fn path(&mut self) -> Result<Vec<Spanned<String>>> {
        let mut path = Vec::new();
        loop {
            self.blanks();
            let (kind, span) = self.next();
            path.push(Spanned::new(word::key(span.of(self.text), kind, span.start())?, span));
            self.blanks();
            if path.len() > DEEPEST {
                return Err(error(span.start(), "nested too deep"));
            }
            if !self.is_next(Kind::Dot) {
                return Ok(path);
            }
        }
    }

    /// A value, inside of so many others.
    pub fn value(&mut self, deep: usize) -> Result<Spanned<Value>> {
        let (kind, span) = self.ahead(0);
        let value = match kind {
            Kind::LeftSquareBracket => Value::List(self.list(deep + 1)?),
            Kind::LeftCurlyBracket => Value::Table(self.braces(deep + 1)?),
            Kind::Atom | Kind::Dot => self.plain()?,
            _ => {
                self.next();
                Value::Text(word::text(span.of(self.text), kind, span.start())?)
            }
        };
        Ok(Spanned::new(value, Span::new(span.start(), self.place())))
    }

    /// A word without quotes. Dots part it, and a blank may stand between a date and its time.
    fn plain(&mut self) -> Result<Value> {
        let start = self.place();
        loop {
            match self.kind() {
                Kind::Atom | Kind::Dot => self.at += 1,
                Kind::Whitespace if self.is_time_behind(start) => self.at += 2,
                _ => break,
            }
        }
        word::plain(&self.text[start..self.place()], start)
    }

    /// Whether a day ends here, and one blank parts it from a word that begins with a digit.
    fn is_time_behind(&self, start: usize) -> bool {
        let (_, blank) = self.ahead(0);
        let (next, behind) = self.ahead(1);
        next == Kind::Atom
            && blank.of(self.text) == " "
            && behind.of(self.text).starts_with(|c: char| c.is_ascii_digit())
            && word::is_day(&self.text[start..blank.start()])
    }

    fn list(&mut self, deep: usize) -> Result<Vec<Spanned<Value>>> {
        let mut items = Vec::new();
        self.open(deep)?;
        while self.kind() != Kind::RightSquareBracket {
            items.push(self.value(deep)?);
            if !self.goes_on()? {
                break;
            }
        }
        self.close(Kind::RightSquareBracket)?;
        Ok(items)
    }

    fn braces(&mut self, deep: usize) -> Result<Table> {
        let mut table = Table { made: Made::Braces, ..Table::default() };
        self.open(deep)?;
        while self.kind() != Kind::RightCurlyBracket {
            let path = self.path()?;
            self.take(Kind::Equals)?;
            let value = self.value(deep)?;
            table.put(path, value)?;
            if !self.goes_on()? {
                break;
            }
        }
        self.close(Kind::RightCurlyBracket)?;
        Ok(table)
    }

    fn open(&mut self, deep: usize) -> Result<()> {
        let (_, span) = self.next();
        if deep > DEEPEST { Err(error(span.start(), "nested too deep")) } else { self.gap() }
    }

    /// What parts two items of brackets: whether another may follow.
    fn goes_on(&mut self) -> Result<bool> {
        self.gap()?;
        let on = self.is_next(Kind::Comma);
        self.gap()?;
        Ok(on)
    }
}
